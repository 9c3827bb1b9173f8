/**
 * npm run -s faults -- [--candidates 300] [--only TEXT] [--schedules 10000] [--json]:
 * injects each fault for real amid candidates who answer, and compares what they
 * were told with what the database holds; then the random schedules (with --only,
 * none). Ends by itself; exit 1 when anything acknowledged is lost or any check
 * does not hold.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { startPostgres } from './harness/postgres.ts'
import { runFault, type FaultReport, type SkippedFault } from './harness/run-fault.ts'
import { NODE_PAIR_FAULTS } from './faults/node-pair-faults.ts'
import { SINGLE_NODE_FAULTS } from './single-node-faults.ts'

const GIVES_UP_AFTER_MS = 60 * 60_000

const { values } = parseArgs({ options: {
  candidates: { type: 'string', default: '300' }, only: { type: 'string' }, json: { type: 'boolean', default: false },
  schedules: { type: 'string', default: '10000' },
} })
const candidates = Number(values.candidates)
if (!Number.isSafeInteger(candidates) || candidates < 10) throw new Error('--candidates must be a number from 10')
const faults = [...SINGLE_NODE_FAULTS, ...NODE_PAIR_FAULTS].filter(({ name }) => name.includes(values.only ?? ''))
if (faults.length === 0) throw new Error(`no fault is called ${values.only ?? ''}`)

setTimeout(() => {
  console.error('the faults did not end in time')
  process.exit(1)
}, GIVES_UP_AFTER_MS).unref()

// So that what was started here is ended on exit (start-server.ts, postgres.ts).
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => { process.exit(1) })

const postgres = await startPostgres()
const reports: FaultReport[] = []
const skipped: SkippedFault[] = []
let failed = false
try {
  for (const fault of faults) {
    const report = await runFault(fault, postgres, candidates).catch((error: unknown) => {
      failed = true
      console.error(`${fault.name}: ${error instanceof Error ? error.message : String(error)}`)
      return null
    })
    if (report === null) continue
    if ('why' in report) skipped.push(report)
    else reports.push(report)
    console.error(describe(report))
  }
} finally {
  await postgres.end()
}

if (values.json) console.log(JSON.stringify({ reports, skipped }))
else {
  console.table(Object.fromEntries(reports.map((report) => [report.name, {
    acked: report.acked, found: report.found, lost: report.lost, 'broken ms': report.brokenMs,
    'first ack after ms': report.firstAckMs, holds: report.faults.length === 0 ? 'yes' : 'NO',
  }])))
  for (const { name, why } of skipped) console.log(`${name}: skipped, ${why}`)
}
const schedulesHold = values.only !== undefined || await runSchedulesApart(values.schedules)
// Candidates of a fault that did not end go on for ever.
process.exit(failed || !schedulesHold || reports.some((report) => report.faults.length > 0) ? 1 : 0)

/** In a process of its own: what three hundred candidates left behind must not slow it down. */
async function runSchedulesApart(count: string): Promise<boolean> {
  const program = path.join(import.meta.dirname, 'run-schedules.ts')
  // Its one line goes where --json leaves room for it.
  const child = spawn(process.execPath, [program, '--schedules', count], { stdio: ['ignore', values.json ? 2 : 1, 2] })
  const [code] = await once(child, 'exit') as [number | null]
  return code === 0
}

function describe(report: FaultReport | SkippedFault): string {
  if ('why' in report) return `${report.name}: skipped, ${report.why}`
  const { name, faults: found, refused } = report
  const codes = Object.entries(refused).map(([code, count]) => `${code} ${String(count)}`).join(', ')
  return [`${name}: ${found.length === 0 ? 'holds' : 'DOES NOT HOLD'} (refused: ${codes || 'none'})`, ...found.slice(0, 5)]
    .join('\n  ')
}

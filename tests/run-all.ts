/**
 * `npm test`: every check of the house, one after the other, counted into one
 * last line `N passed, N failed`. A check that cannot run counts as failed, and
 * so does a run that found no tests.
 */
import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { findChromium } from './setup/find-chromium.ts'
import { addTallies, readPlaywrightReport, readVitestReport, type Tally } from './setup/tally.ts'

const REPOSITORY = path.resolve(import.meta.dirname, '..')
const NODE = path.join(REPOSITORY, 'node_modules', '.bin', 'node')
const reports = mkdtempSync(path.join(tmpdir(), 'efiser-reports-'))

// A run starts the server and its commands some hundreds of times: what Node has compiled once is not compiled again.
process.env['NODE_COMPILE_CACHE'] = path.join(reports, 'compiled')

const packaged = (...parts: string[]) => path.join(REPOSITORY, 'node_modules', ...parts)

/** Runs one of our tools on the pinned Node, its output streamed; whether it succeeded. */
function run(args: string[], environment: Record<string, string> = {}): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(NODE, args, { cwd: REPOSITORY, stdio: 'inherit', env: { ...process.env, ...environment } })
    child.on('error', () => { resolve(false) })
    child.on('close', (code) => { resolve(code === 0) })
  })
}

/** Checks that need one core each, side by side; what each printed comes whole, when it ends. */
async function checkSideBySide(checks: readonly string[][]): Promise<Tally> {
  const tallies = await Promise.all(checks.map(async (args) => await runQuietly(args) ? PASSED : FAILED))
  return tallies.reduce(addTallies)
}

const PASSED: Tally = { passed: 1, failed: 0 }
const FAILED: Tally = { passed: 0, failed: 1 }

function runQuietly(args: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(NODE, args, { cwd: REPOSITORY, maxBuffer: MOST_OUTPUT }, (error, stdout, stderr) => {
      process.stdout.write(stdout + stderr)
      resolve(error === null)
    })
  })
}

const MOST_OUTPUT = 64 * 1024 * 1024

async function runVitest(): Promise<Tally> {
  const report = path.join(reports, 'vitest.json')
  const ok = await run([packaged('vitest', 'vitest.mjs'), 'run',
    '--reporter=default', '--reporter=json', `--outputFile.json=${report}`])
  return readVitestReport(report, ok)
}

async function runPlaywright(): Promise<Tally> {
  const found = await findChromium()
  if (found === null) {
    console.error('No Chromium could be found or installed; name one in CHROMIUM_PATH.')
    return { passed: 0, failed: 1 }
  }
  console.log(`Chromium: ${found.path}`)
  const report = path.join(reports, 'playwright.json')
  const ok = await run([packaged('@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json'],
    { ...found.env, CHROMIUM_PATH: found.path, PLAYWRIGHT_JSON_OUTPUT_NAME: report })
  return readPlaywrightReport(report, ok)
}

const CHECKS: [string, () => Promise<Tally>][] = [
  ['Types, lint and boundaries', () => checkSideBySide([
    [packaged('typescript', 'bin', 'tsc'), '--noEmit'],
    [packaged('eslint', 'bin', 'eslint.js'), '.'],
    [packaged('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
      '--config', '.dependency-cruiser.mjs', 'exam-engine', 'scoring', 'db', 'app', 'tests'],
  ])],
  ['Unit, property, database and start', runVitest],
  ['End to end, in a browser', runPlaywright],
]

const from = performance.now()
const lines: string[] = []
let total: Tally = { passed: 0, failed: 0 }
for (const [name, check] of CHECKS) {
  console.log(`\n── ${name}`)
  const since = performance.now()
  const tally = await check()
  total = addTallies(total, tally)
  const late = (tally.late ?? 0) > 0 ? `, ${String(tally.late)} of them at the second attempt` : ''
  const seconds = ((performance.now() - since) / 1000).toFixed(1)
  lines.push(`${tally.failed === 0 ? '✓' : '✗'} ${name}: ${tally.passed} passed${late}, ${tally.failed} failed (${seconds} s)`)
}
rmSync(reports, { recursive: true, force: true })

console.log(`\n${lines.join('\n')}\n${((performance.now() - from) / 1000).toFixed(0)} s in all`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1

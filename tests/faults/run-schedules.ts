/**
 * The model-based part of `npm run faults`: ten thousand random schedules on a
 * PostgreSQL of their own, side by side. Also alone: node tests/faults/run-schedules.ts
 * [--schedules 10000] [--minutes 30] [--seed N].
 */
import { parseArgs } from 'node:util'
import { startEmbedded } from '#db/embedded/start-embedded.ts'
import { migrate } from '#db/migrate.ts'
import { provision } from '#db/provision.ts'
import { makeDataRoot, removeDataRoot } from '#tests/setup/start-server.ts'
import { runSchedules } from './model/run-schedules.ts'
import { openWorld } from './model/world.ts'

const WORKERS = 40

const { values } = parseArgs({ options: {
  schedules: { type: 'string', default: '10000' }, minutes: { type: 'string', default: '30' },
  seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
} })
const [runs, minutes, seed] = [Number(values.schedules), Number(values.minutes), Number(values.seed)]
if (!Number.isSafeInteger(runs) || runs < 1 || !(minutes > 0) || !Number.isSafeInteger(seed)) {
  throw new Error('--schedules, --minutes and --seed are numbers')
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => { process.exit(1) })

const root = makeDataRoot()
const embedded = await startEmbedded({ root })
try {
  const { superuserUrl, ownerPassword, appPassword } = embedded
  const urls = await provision({ superuserUrl, database: 'schedules', ownerPassword, appPassword })
  await migrate(urls.ownerUrl)
  const world = await openWorld(urls, runs + WORKERS)
  const report = await runSchedules(world, { runs, workers: WORKERS, seed, withinMs: minutes * 60_000 })
  await world.close()
  const { ran, commands, acked, restarts, seconds, failure } = report
  console.log(`${String(ran)} of ${String(runs)} schedules (${String(commands)} commands, ${String(acked)} acknowledged ` +
    `answers, ${String(restarts)} nodes replaced) in ${seconds.toFixed(0)} s, seed ${String(seed)}: ` +
    (failure === null ? 'all invariants hold' : `FAILED\n${failure}`))
  process.exitCode = failure === null && ran > 0 ? 0 : 1
} finally {
  await embedded.stop()
  removeDataRoot(root)
}
// Pages of a schedule that failed go on for ever.
process.exit()

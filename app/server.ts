/**
 * The one process: wires everything once, in this order, and closes it in the
 * reverse order. Port first, so that a second start touches nothing.
 */
import { readFileSync } from 'node:fs'
import process from 'node:process'
import pino, { type Logger } from 'pino'
import { openDatabase } from '#db/client.ts'
import { demoAccounts } from '#db/demo/accounts.ts'
import { migrate } from '#db/migrate.ts'
import { isDemoDatabase } from '#db/queries/clock.ts'
import { type Environment, readEnvironment } from '#app/env.server.ts'
import { startCloseDue } from '#app/jobs/close-due.server.ts'
import { startForgetLetters } from '#app/jobs/forget-letters.server.ts'
import { attachLive } from '#app/live/attach-live.server.ts'
import { createCoreServices, type Services } from '#app/services.server.ts'
import { bindPort } from '#app/server/bind-port.server.ts'
import { answerHealth } from '#app/server/health.server.ts'
import { type Lifetime, startLifetime } from '#app/server/lifetime.server.ts'
import { loadDemo } from '#app/server/load-demo.server.ts'
import { startNodeClock } from '#app/server/node-clock.server.ts'
import { serveBuild, serveSources } from '#app/server/pages.server.ts'
import { prepareDatabase } from '#app/server/prepare-database.server.ts'
import { printWelcome } from '#app/server/print-welcome.server.ts'
import { takeNodeLock } from '#app/server/node-lock.server.ts'
import { explainFailure, StartFailure } from '#app/server/start-failure.server.ts'
import { createWebApp } from '#app/server/web-app.server.ts'

const DRAIN_WITHIN_MS = 5000

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }

async function start(environment: Environment, dev: boolean, log: Logger, lifetime: Lifetime): Promise<void> {
  const { mode, host, trustedProxies } = environment
  const bound = await bindPort(environment.port, host)
  const prepared = await prepareDatabase(environment, `http://localhost:${bound.port}`, log)
  lifetime.onClose('postgresql', () => prepared.stop())
  lifetime.onClose('node lock', await takeNodeLock(prepared.ownerUrl, 'single', log))
  const applied = await migrate(prepared.ownerUrl)
  log.debug({ applied }, 'migrated')

  const database = openDatabase({ url: prepared.appUrl, max: 20 })
  lifetime.onClose('pool', () => database.close())
  const wasDemo = await isDemoDatabase(database.db)
  if (mode === 'production' && wasDemo) {
    throw new StartFailure('DEMO_IN_PRODUCTION', 'Esta base de datos se creó como demostración: no sirve en producción.')
  }
  const demo = wasDemo || mode === 'demo' && await loadDemo(prepared.ownerUrl)
  const clock = await startNodeClock(database)
  lifetime.onClose('clock', () => { clock.stop() })

  const core = createCoreServices({ env: environment, database, clock, demo, log })
  lifetime.onClose('passwords', () => core.passwords.close())
  const live = attachLive(bound.http, core)
  const services: Services = { ...core, live }
  const letters = startForgetLetters(services)
  lifetime.onClose('letters', () => { letters.stop() })
  const closeDue = startCloseDue(services)
  lifetime.onClose('close-due', () => closeDue.stop())
  const pages = dev ? await serveSources(services, bound.http) : await serveBuild(services)
  lifetime.onClose('pages', () => pages.close())
  const health = answerHealth({ version, mode, prepared, database, clock })
  bound.serve(createWebApp({ dev, log, trustedProxies, health, pages: pages.handlers }))
  // Last opened, first closed: requests and saves in flight still find everything they need.
  lifetime.onClose('http', () => bound.drain(DRAIN_WITHIN_MS))
  lifetime.onClose('live', () => live.drain())
  printWelcome({ version, mode, port: bound.port, host, prepared, accounts: demo ? demoAccounts() : [] })
}

const dev = process.argv.includes('--dev')
// React and Express decide by it, and a test runner's or an operator's value would make them slow.
process.env['NODE_ENV'] = dev ? 'development' : 'production'

const environment = readEnvironment(process.env)
if (!environment.ok) {
  for (const problem of environment.problems) console.error(problem)
  process.exit(1)
}
const log = pino({ level: environment.value.logLevel })
const lifetime = startLifetime(log)
const started = start(environment.value, dev, log, lifetime)
lifetime.closeOnSignals(started)
started.catch(async (error: unknown) => {
  console.error(explainFailure(error))
  await lifetime.close()
  process.exit(1)
})

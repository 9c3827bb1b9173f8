/**
 * The one process: wires everything once, in this order, and closes it in the
 * reverse order. Port first, so that a second start touches nothing.
 */
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { openDatabase } from '#db/client.ts'
import { demoAccounts } from '#db/demo/accounts.ts'
import { migrate } from '#db/migrate.ts'
import { isDemoDatabase } from '#db/queries/clock.ts'
import { type Environment, readEnvironment } from '#app/env.server.ts'
import { openFileStorage } from '#app/files/file-storage.server.ts'
import { startAnchorAudit } from '#app/jobs/anchor-audit.server.ts'
import { startCloseDue } from '#app/jobs/close-due.server.ts'
import { startDealEvaluations } from '#app/jobs/deal-evaluations.server.ts'
import { startForgetLetters } from '#app/jobs/forget-letters.server.ts'
import { startIssueReceipts } from '#app/jobs/issue-receipts.server.ts'
import { startSendMail } from '#app/jobs/send-mail.server.ts'
import { startTellResults } from '#app/jobs/tell-results.server.ts'
import { startWarnBeforeClose } from '#app/jobs/warn-before-close.server.ts'
import { startPdfPages } from '#app/resignation/pdf-pages.server.ts'
import { attachLive } from '#app/live/attach-live.server.ts'
import { openContentKeys } from '#app/keys/content-keys.server.ts'
import { createSealedPapers } from '#app/sealed-paper/sealed-papers.server.ts'
import { linkRedis } from '#app/live/redis-link.server.ts'
import { createCoreServices, type Services } from '#app/services.server.ts'
import { bindPort } from '#app/server/bind-port.server.ts'
import { answerHealth } from '#app/server/health.server.ts'
import { createLog } from '#app/server/log.server.ts'
import { createMetrics } from '#app/server/metrics.server.ts'
import { type Lifetime, startLifetime } from '#app/server/lifetime.server.ts'
import { keepDemoFiles, loadDemo } from '#app/server/load-demo.server.ts'
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
  const { mode, host, trustedProxies, redisUrl } = environment
  const bound = await bindPort(environment.port, host)
  const prepared = await prepareDatabase(environment, `http://localhost:${bound.port}`, log)
  lifetime.onClose('postgresql', () => prepared.stop())
  lifetime.onClose('node lock', await takeNodeLock(prepared.ownerUrl, redisUrl === null ? 'single' : 'oneOfSeveral', log))
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

  const link = redisUrl === null ? null : await linkRedis(redisUrl, log)
  if (link !== null) lifetime.onClose('redis', () => link.close())
  const papers = createSealedPapers({ database, log, keys: await openContentKeys(environment) })
  await papers.prepare()
  for (const fault of papers.faults()) console.error(`Aviso: ${fault}`)
  const core = createCoreServices({ env: environment, database, clock, demo, log, papers }, link)
  lifetime.onClose('passwords', () => core.passwords.close())
  const live = attachLive(bound.http, core, link)
  const files = await openFileStorage(environment)
  if (demo) await keepDemoFiles(files)
  const pdfs = startPdfPages()
  lifetime.onClose('pdfs', () => pdfs.close())
  const services: Services = { ...core, live, files, pdfs }
  const letters = startForgetLetters(services)
  lifetime.onClose('letters', () => letters.stop())
  const closeDue = startCloseDue(services)
  lifetime.onClose('close-due', () => closeDue.stop())
  const receipts = startIssueReceipts(services)
  lifetime.onClose('issue-receipts', () => receipts.stop())
  if (mode === 'production' && environment.mail === null) log.warn('no SMTP_URL: mail waits in the outbox')
  const mail = startSendMail(services)
  lifetime.onClose('send-mail', () => mail.stop())
  const warning = startWarnBeforeClose(services)
  lifetime.onClose('warn-before-close', () => warning.stop())
  const telling = startTellResults(services)
  lifetime.onClose('tell-results', () => telling.stop())
  const dealing = startDealEvaluations(services)
  lifetime.onClose('deal-evaluations', () => dealing.stop())
  const anchoring = startAnchorAudit(services)
  lifetime.onClose('anchor-audit', () => anchoring.stop())
  const pages = dev ? await serveSources(services, bound.http) : await serveBuild(services)
  lifetime.onClose('pages', () => pages.close())
  const metrics = createMetrics({
    version, live, database, clock, token: environment.metricsToken, openToLoopback: mode === 'demo',
  })
  lifetime.onClose('metrics', () => { metrics.stop() })
  const health = answerHealth({ version, mode, prepared, database, clock, live, papers, draining: lifetime.ending })
  bound.serve(createWebApp({ dev, log, trustedProxies, health, metrics: metrics.handler, pages: pages.handlers }))
  // Last opened, first closed: requests and saves in flight still find everything they need.
  lifetime.onClose('http', () => bound.drain(DRAIN_WITHIN_MS))
  lifetime.onClose('live', () => live.drain())
  lifetime.onClose('proxy', async () => {
    if (!lifetime.ending() || environment.drainMs === 0) return
    // First the proxy must have seen /healthz twice; then there is somewhere to go.
    await pause(environment.drainMs / 2)
    await live.moveAway(environment.drainMs / 2)
  })
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
const log = createLog(environment.value.logLevel)
// A promise that a library left alone must not end everybody's sitting.
process.on('unhandledRejection', (error) => { log.error({ err: error }, 'a rejection was not handled') })
const lifetime = startLifetime(log)
const started = start(environment.value, dev, log, lifetime)
lifetime.closeOnSignals(started)
started.catch(async (error: unknown) => {
  console.error(explainFailure(error))
  await lifetime.close()
  process.exit(1)
})

/**
 * `simulate`: the residents of the demo sit their exams through real sockets; then
 * marking, selection, and every check there is. Exit 0 only if each of them holds.
 */
import path from 'node:path'
import type { Command } from 'commander'
import pino from 'pino'
import { openSigningKeys } from '#app/keys/signing-keys.server.ts'
import { startPasswords } from '#app/passwords/passwords.server.ts'
import { createRateLimits } from '#app/http/rate-limits.server.ts'
import { openContentKeys } from '#app/keys/content-keys.server.ts'
import { createSealedPapers } from '#app/sealed-paper/sealed-papers.server.ts'
import { startNodeClock } from '#app/server/node-clock.server.ts'
import { readEnvironment } from '#app/env.server.ts'
import { openFileStorage } from '#app/files/file-storage.server.ts'
import { startPdfPages } from '#app/resignation/pdf-pages.server.ts'
import type { Database } from '#db/client.ts'
import { DEMO_PASSWORD, demoAccounts } from '#db/demo/accounts.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { verifyAnswerChains } from '#db/verify-answer-chains.ts'
import { verifyAudit } from '#db/verify-audit.ts'
import { withCliDatabase } from '../open-database.server.ts'
import { compareRecord } from '../simulate/compare-record.server.ts'
import { publishAndDecide } from '../simulate/decide-seats.server.ts'
import { showEndPhase, type EndPhaseServices } from '../simulate/end-phase.server.ts'
import { findServer } from '../simulate/find-server.server.ts'
import { misreadOne } from '../simulate/misread-item.server.ts'
import { moveClockTo, openSession, type Platform } from '../simulate/platform.server.ts'
import { findAdmins, findAuditor, findPersons, readKeys, readPlan } from '../simulate/read-plan.server.ts'
import { selectAll } from '../simulate/select.server.ts'
import { sitTurno, untilEnded, type TurnoRecord } from '../simulate/sit-turno.server.ts'

interface Options { url?: string, output: string, seed: string, publish: boolean }

export function register(program: Command): void {
  program.command('simulate')
    .description('los residentes de la demostración presentan sus exámenes y se ejecuta la selección')
    .option('--url <origen>', 'servidor en marcha, por ejemplo http://localhost:3000')
    .option('--output <carpeta>', 'dónde escribir el paquete de selección y sus resultados', path.join('.efiser', 'simulacion'))
    .option('--seed <texto>', 'semilla de las conductas y aptitudes', 'efiser')
    .option('--no-publish', 'termina antes de publicar los resultados')
    .action((options: Options) => simulate(options))
}

async function simulate(options: Options): Promise<void> {
  const server = await findServer(options.url)
  try {
    await withCliDatabase(async (database) => {
      const holds = await runSimulation({ origin: server.origin, database }, options)
      process.exitCode = holds ? 0 : 1
    })
  } finally {
    await server.stop()
  }
}

async function runSimulation(platform: Platform, { output, seed, publish }: Options): Promise<boolean> {
  const { database } = platform
  const services = await createToolServices(database)
  const convocatoria = await findCurrentConvocatoria(database.db)
  if (convocatoria === undefined) throw new Error('the database is empty')
  const plan = await readPlan(database, seed)
  const record: TurnoRecord = new Map()
  for (const turno of plan) {
    const sat = await sitTurno(platform, { database, live: SILENT_HUB }, turno, await readBeliefs(database, turno.id))
    for (const [attemptId, answers] of sat) record.set(attemptId, answers)
    console.log(`Turno ${turno.number}: ${turno.candidates.length} citados, ${sat.size} presentes`)
  }
  const [first] = plan
  const last = plan.at(-1)
  if (first === undefined || last === undefined) throw new Error('the cronograma is empty')
  await moveClockTo(platform, 'turnoOver', last.id)
  for (const turno of plan) await untilEnded(platform, turno.id)

  const saved = await compareRecord(database, record)
  console.log(`Respuestas confirmadas ${saved.acked}, perdidas ${saved.lost}, de más ${saved.surplus}`)
  const [adminId, otherId] = await findAdmins(database)
  const { actor: admin } = await openSession(platform, adminId)
  const { actor: second } = await openSession(platform, otherId)
  const selection = await selectAll(services, [admin, second], convocatoria.id, output)
  console.log(`Selección: ${selection.inputFile}, ${selection.resultsFile}; `
    + (selection.verified ? 'verificada por código independiente' : 'NO coincide con el código independiente'))
  if (publish) {
    await moveClockTo(platform, 'results', last.id)
    const named = new Set(await findPersons(database, demoAccounts().map(({ email }) => email)))
    const { actor: other } = await openSession(platform, otherId)
    const { awards, accepted, letters } = await publishAndDecide(services, platform, [admin, other], selection.runId, named)
    console.log(`Publicada: ${awards} plazas asignadas, ${accepted} aceptadas, ${letters} cartas emitidas`)
    const { actor: auditor } = await openSession(platform, await findAuditor(database))
    await showEndPhase(services, platform, selection.runId, {
      admins: [admin, other], auditor, untouched: named, password: DEMO_PASSWORD,
    })
    console.log('Después: una plaza revocada, dos renuncias (una con acuse), dos muestras de auditoría')
  }
  const audit = await verifyAudit(database.db)
  const chains = await verifyAnswerChains(database.db)
  console.log(audit.whole ? `Auditoría íntegra: ${audit.events} registros` : `Auditoría ROTA en ${audit.brokenAt}`)
  console.log(`Cadenas de respuestas: ${chains.attempts}, rotas ${chains.broken.length}`)
  await Promise.all([services.passwords.close(), services.pdfs.close()])
  services.clock.stop()
  return saved.lost === 0 && saved.surplus === 0 && selection.verified && audit.whole && chains.broken.length === 0
}

/** The acts at the door are the server's own use-cases; its sockets are in another process and ask by themselves. */
const SILENT_HUB = { publishAttemptChanged: () => undefined }

async function readBeliefs(database: Database, turnoId: string) {
  return misreadOne(database, turnoId, await readKeys(database, turnoId))
}

async function createToolServices(database: Database): Promise<EndPhaseServices> {
  const read = readEnvironment(process.env)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const log = pino({ level: 'warn' })
  return {
    env: read.value, database, demo: true, log, clock: await startNodeClock(database),
    papers: createSealedPapers({ database, log, keys: await openContentKeys(read.value) }),
    signing: openSigningKeys(database, read.value.keysRoot), passwords: startPasswords(),
    rateLimits: createRateLimits(), files: await openFileStorage(read.value), pdfs: startPdfPages(),
  }
}

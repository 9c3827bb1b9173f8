/**
 * What follows the decisions, so that each of it is there to be looked at: one seat is taken back by two persons, one is
 * resigned with its receipt acknowledged, one resignation waits for its answer, and the auditor drew two samples, of which
 * one is closed. By the same acts as the pages; who of the holders it falls to follows from the folios.
 */
import { listSampleRows } from '#db/queries/audit-samples.ts'
import { CHECKS, type Population } from '#exam-engine/audit/sample-checks.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'
import type { Result } from '#exam-engine/kernel/result.ts'
import { renderResignation } from '#app/documents/resignation-letter.server.ts'
import type { Actor } from '#app/http/actor.ts'
import { readOwnResignation } from '#app/resignation/own-resignation.server.ts'
import type { CoreServices, Services } from '#app/services.server.ts'
import { answerResignation } from '#app/use-cases/answer-resignation.server.ts'
import { draftResignation, sendResignation } from '#app/use-cases/resign-award.server.ts'
import { decideRevocation, proposeRevocation } from '#app/use-cases/revoke-award.server.ts'
import { closeSample, drawStartedSample, recordFinding, startSample } from '#app/use-cases/sample-audit.server.ts'
import { openSession, type Platform } from './platform.server.ts'

export type EndPhaseServices = CoreServices & Pick<Services, 'files' | 'pdfs'>

interface People {
  admins: readonly [Actor, Actor]
  auditor: Actor
  /** Holders whose seats are theirs to decide on. */
  untouched: ReadonlySet<string>
  /** Of all of them. */
  password: string
}

/** Needs three holders with their letter. Throws on any refusal. */
export async function showEndPhase(
  services: EndPhaseServices, platform: Platform, runId: string, { admins, auditor, untouched, password }: People,
): Promise<void> {
  const { db } = platform.database
  const holders = (await db.selectFrom('award').innerJoin('candidate', 'candidate.id', 'award.candidate_id')
    .select(['award.id', 'person_id']).where('award.run_id', '=', runId).where('award.state', '=', 'letterIssued')
    .orderBy('candidate.folio').execute()).filter(({ person_id: personId }) => !untouched.has(personId))
  const [revoked, resigned, waiting] = holders
  if (revoked === undefined || resigned === undefined || waiting === undefined) throw new Error('three letters are needed')
  const own = { password, address: '127.0.0.1' }
  const revocationId = done('propose', await proposeRevocation(services, admins[0], revoked.id, {
    ...own, ground: 'falseInformation',
    reason: 'La constancia que adjuntó a su registro no corresponde con el expediente de su sede.',
  }))
  done('revoke', await decideRevocation(services, admins[1], revocationId, { ...own, event: 'approve' }))
  const acknowledged = await resign(services, (await openSession(platform, resigned.person_id)).actor, own)
  done('acknowledge', await answerResignation(services, admins[0], acknowledged, { event: 'acknowledge' }))
  await resign(services, (await openSession(platform, waiting.person_id)).actor, own)
  const examined = await examine(services, auditor, 'results', runId)
  done('close', await closeSample(services, auditor, examined,
    'Sin observaciones: los puntajes y las plazas de la muestra coinciden con el paquete de auditoría.'))
  await draw(services, auditor, 'letters', null)
}

/** The five steps of §5.14; the id of what was sent. */
async function resign(
  services: EndPhaseServices, actor: Actor, own: { password: string, address: string },
): Promise<string> {
  done('draft', await draftResignation(services, actor,
    'Por motivos personales renuncio a la plaza que me fue asignada. Agradezco la oportunidad.'))
  const resignation = await readOwnResignation(services.database.db, actor.personId)
  if (resignation?.written?.state !== 'drafted' || resignation.consequence === null) throw new Error('nothing is drafted')
  const { facts, written, consequence } = resignation
  const document = await renderResignation({
    isDemo: true, folio: facts.folio, convocatoria: facts.title, addressee: written.addressee, subject: written.subject,
    text: written.text, name: fullName(facts.given_names, facts.first_surname, facts.second_surname),
    matricula: facts.matricula, cer: facts.cer, sede: facts.sede, subsede: facts.subsede, draftedAt: written.draftedAt,
  })
  return done('send', await sendResignation(services, actor, { ...own, document, shown: consequence, confirmed: true }))
}

/** A sample of which each row was checked; its id. */
async function examine(services: CoreServices, auditor: Actor, population: Population, runId: string): Promise<string> {
  const id = await draw(services, auditor, population, runId)
  for (const { place } of await listSampleRows(services.database.db, id)) {
    done('find', await recordFinding(services, auditor, id, place, { outcome: 'conforms', checks: CHECKS[population], text: '' }))
  }
  return id
}

async function draw(services: CoreServices, auditor: Actor, population: Population, runId: string | null): Promise<string> {
  const id = done('start', await startSample(services, auditor, { population, callId: null, runId, size: 6, seed: 'demostración' }))
  done('draw', await drawStartedSample(services, auditor, id))
  return id
}

function done<T>(act: string, result: Result<T, string>): T {
  if (!result.ok) throw new Error(`${act}: ${result.refusal} ${JSON.stringify(result.detail)}`)
  return result.value
}

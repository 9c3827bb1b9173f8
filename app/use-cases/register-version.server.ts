/**
 * Registers what was reviewed as the next version, which is the valid one from then on: candidate, preferences,
 * version, trail, audit and mail in one transaction, or nothing. Inside the window by the database's clock, to the
 * millisecond; complete, or refused with what is missing. §2.1, §2.1 A, §2.2 A
 */
import type { Trx } from '#db/client.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { queueMail } from '#db/queries/mail.ts'
import { appendTrail, type RegistrationOf } from '#db/queries/registration-drafts.ts'
import { drawFolio, findCandidateOf, insertVersion, lockRegistration } from '#db/queries/registration-versions.ts'
import { contentOf, sealContent } from '#exam-engine/convocatoria/registration-content.ts'
import { readPools } from '#exam-engine/convocatoria/registration-fields.ts'
import { decideRegistration, type RegisterRefusal } from '#exam-engine/convocatoria/registration.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { toIso } from '#exam-engine/kernel/time.ts'
import type { Actor } from '#app/http/actor.ts'
import { versionRegisteredMail } from '#app/mail/registration-mail.ts'
import { readRegistration, type RegistrationState } from '#app/registration/registration-state.server.ts'
import type { RequestOrigin } from '#app/registration/request-origin.ts'
import type { CoreServices } from '#app/services.server.ts'

export type RegisterVersionRefusal = RegisterRefusal | 'NOT_ON_ROSTER' | 'REVIEW_CHANGED' | 'NOTHING_CHANGED'

export interface Registered { folio: string, number: number, sha256: string }

type Outcome = Result<Registered, RegisterVersionRefusal>

/** `seal` names what the person was shown: REVIEW_CHANGED when another page has saved something else since. */
export async function registerVersion(
  { database: { db }, env }: Pick<CoreServices, 'database' | 'env'>, actor: Actor, origin: RequestOrigin,
  { seal }: { seal: string },
): Promise<Outcome> {
  try {
    return await db.transaction().execute((trx) => register(trx, actor, origin, seal, env.publicUrl))
  } catch (error) {
    // Between the decision and the row the window has closed: the database has the last word.
    if (!isOutOfWindow(error)) throw error
    const state = await readRegistration(db, actor.personId)
    return refuse('REGISTRATION_CLOSED', { until: state === undefined ? null : toIso(state.window.until) })
  }
}

async function register(
  trx: Trx, actor: Actor, origin: RequestOrigin, seal: string, publicUrl: string | null,
): Promise<Outcome> {
  await lockRegistration(trx, actor.personId)
  const state = await readRegistration(trx, actor.personId)
  if (state === undefined) return refuse('NOT_ON_ROSTER')
  const candidate = await findCandidateOf(trx, state.of)
  const { window, now, missing, roster, versions } = state
  const decided = decideRegistration({
    window, now, missing, category: roster.category, registered: candidate?.category ?? null,
    barred: roster.barred,
  })
  if (!decided.ok) return decided
  if (state.seal !== seal) return refuse('REVIEW_CHANGED')
  const folio = candidate?.folio ?? await drawFolio(trx, state.of.convocatoriaId)
  const { text, sha256 } = sealContent(contentOf(state.draft, factsOf(state, folio)))
  const [previous] = versions
  if (previous?.sha256 === sha256) return refuse('NOTHING_CHANGED', { number: previous.number })
  const candidateId = candidate?.id ?? await insertCandidate(trx, state, folio)
  const number = (previous?.number ?? 0) + 1
  await insertVersion(trx, {
    candidateId, number, text, sha256, pools: readPools(state.draft.preferences.pools), byId: actor.personId, ...origin,
  })
  await appendTrail(trx, state.of, {
    kind: 'version', byId: actor.personId, sessionSha256: actor.sessionSha256, ...origin,
    ...(previous === undefined ? {} : { before: sealContent(previous.content).text }), after: text,
  })
  await appendAudit(trx, {
    actor: { personId: actor.personId, role: 'residente' }, action: 'registration.register',
    subjectType: 'candidate', subjectId: candidateId, payload: { number, sha256 },
  })
  await queueMail(trx, [versionRegisteredMail({
    candidateId, folio, number, until: window.until, personId: actor.personId, address: roster.email, publicUrl,
  })])
  return accept({ folio, number, sha256 })
}

async function insertCandidate(trx: Trx, { of, roster, exam, carriedFrom, now }: RegistrationState, folio: string): Promise<string> {
  if (exam === null) throw new Error('a complete registration has an exam')
  const { id } = await trx.insertInto('candidate').values({
    ...keysOf(of), folio, category: roster.category, ceme: roster.ceme, grade: roster.grade,
    adscription_sede: roster.code, exam_sede: roster.exam_code, exam_id: exam.id, registered_at: toIso(now),
    carries_from: carriedFrom?.candidateId ?? null,
  }).returning('id').executeTakeFirstOrThrow()
  return id
}

function keysOf({ convocatoriaId, personId }: RegistrationOf) {
  return { convocatoria_id: convocatoriaId, person_id: personId }
}

/** What the version states beside what was typed. */
export function factsOf(
  { convocatoria, roster, exam, carriedFrom, pools }: RegistrationState, folio: string,
): Parameters<typeof contentOf>[1] {
  if (exam === null) throw new Error('a complete registration has an exam')
  return {
    convocatoria, folio,
    person: {
      name: fullName(roster.given_names, roster.first_surname, roster.second_surname), matricula: roster.matricula,
      category: roster.category,
    },
    course: {
      ceme: roster.ceme, grade: roster.grade, adscription: { code: roster.code, name: roster.name, city: roster.city },
    },
    exam: {
      startsAt: exam.startsAt, endsAt: exam.endsAt, ...carriedFrom === null ? {} : { carriedFrom: carriedFrom.title },
      sede: { code: roster.exam_code, name: roster.exam_name, city: roster.exam_city, timeZone: roster.exam_zone },
    },
    pools: pools.map(({ poolId, cer, sede, city, subsede }) => ({ poolId, cer, sede, city, subsede })),
  }
}

const OUT_OF_WINDOW = ['registration_version_in_window', 'candidate_in_window']

function isOutOfWindow(error: unknown): boolean {
  return error instanceof Error && 'constraint_name' in error && OUT_OF_WINDOW.includes(String(error.constraint_name))
}

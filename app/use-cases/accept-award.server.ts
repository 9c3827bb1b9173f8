/**
 * The two steps of accepting a seat: "ACEPTO SEDE", then the carta compromiso.
 * Only inside the window of the results; what is not done by its end is a
 * rejection by rule, whether or not anybody writes it down.
 */
import { appendAudit } from '#db/queries/audit.ts'
import { lockAward, saveAwardState } from '#db/queries/awards.ts'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria, readConvocatoriaWindows } from '#db/queries/convocatoria-windows.ts'
import { lockLetterTexts } from '#db/queries/letter-texts.ts'
import type { Trx } from '#db/client.ts'
import {
  decideAcceptance, type AcceptanceEvent, type AcceptanceRefusal, type AcceptanceState,
} from '#exam-engine/convocatoria/acceptance.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { Actor } from '#app/http/actor.ts'
import type { CoreServices } from '#app/services.server.ts'
import { readCommitmentAndText } from './own-commitment.server.ts'

export type AcceptAwardRefusal = AcceptanceRefusal | 'NO_AWARD'
export type AcceptCommitmentRefusal = AcceptAwardRefusal | 'COMMITMENT_TEXT_CHANGED'

/** The award's new state. Convocatoria §5.4 */
export async function acceptSede(
  { database: { db } }: CoreServices, actor: Actor,
): Promise<Result<AcceptanceState, AcceptAwardRefusal>> {
  return db.transaction().execute(async (trx) => {
    const decided = await decideOwnAward(trx, actor, 'acceptSede')
    return decided.ok ? accept(await saveStep(trx, actor, decided.value, { action: 'award.acceptSede', payload: {} })) : decided
  })
}

/**
 * The award's new state. `commitmentSha256` names the text that the person was shown: COMMITMENT_TEXT_CHANGED when it
 * is not the one that holds now. Convocatoria §5.5, §5.6
 */
export async function acceptCommitment(
  { database: { db } }: CoreServices, actor: Actor, commitmentSha256: string,
): Promise<Result<AcceptanceState, AcceptCommitmentRefusal>> {
  return db.transaction().execute(async (trx) => {
    const decided = await decideOwnAward(trx, actor, 'acceptCommitment')
    if (!decided.ok) return decided
    await lockLetterTexts(trx, decided.value.convocatoriaId, 'shared')
    const current = await readCommitmentAndText(trx, actor.personId)
    if (current?.shown.sha256 !== commitmentSha256) return refuse('COMMITMENT_TEXT_CHANGED')
    const { id: letterTextId, number, sha256 } = current.text
    const version = letterTextId === null ? {} : { textVersion: number, textSha256: sha256 }
    const act = { action: 'award.acceptCommitment', payload: { commitmentSha256, ...version } }
    return accept(await saveStep(trx, actor, { ...decided.value, letterTextId }, act))
  })
}

interface DecidedStep { awardId: string, convocatoriaId: string, next: AcceptanceState, now: Instant }

async function saveStep(
  trx: Trx, actor: Actor, { awardId, next, now, letterTextId = null }: DecidedStep & { letterTextId?: string | null },
  act: { action: string, payload: Record<string, string | number> },
): Promise<AcceptanceState> {
  await saveAwardState(trx, awardId, next, now, letterTextId)
  await appendAudit(trx, {
    actor: { personId: actor.personId, role: 'residente' }, ...act, subjectType: 'award', subjectId: awardId,
  })
  return next
}

/**
 * Locks the actor's own award and decides the event on it, by the database's clock. Before the results open nobody
 * learns from a refusal whether there is an award.
 */
export async function decideOwnAward(
  trx: Trx, actor: Actor, event: AcceptanceEvent,
): Promise<Result<DecidedStep, AcceptAwardRefusal>> {
  const award = await lockAward(trx, actor.personId)
  const now = await readNow(trx)
  const convocatoriaId = award?.convocatoria_id ?? (await findCurrentConvocatoria(trx))?.id
  if (convocatoriaId === undefined) return refuse('NO_AWARD')
  const { results } = await readConvocatoriaWindows(trx, convocatoriaId)
  const next = decideAcceptance(award?.state ?? 'assigned', event, now, results)
  if (award === undefined) return !next.ok && next.refusal === 'RESULTS_NOT_OPEN' ? next : refuse('NO_AWARD')
  return next.ok ? accept({ awardId: award.id, convocatoriaId, next: next.value, now }) : next
}

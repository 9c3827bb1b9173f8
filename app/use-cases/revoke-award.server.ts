/**
 * Takes a seat back after the award: one person of the coordination proposes it with ground and reason, another decides.
 * With the approval the letter is revoked, the person is told by mail and the seat is free for the next period; for fraud
 * and false information the person is barred. Both give their password. Convocatoria §2.2 E, §3.1 D, §5.18
 */
import type { Trx } from '#db/client.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { lockAwardById, saveAwardState } from '#db/queries/awards.ts'
import { readNow } from '#db/queries/clock.ts'
import { readConvocatoriaRules } from '#db/queries/convocatoria-rules.ts'
import { readConvocatoriaWindows } from '#db/queries/convocatoria-windows.ts'
import { readForeignRecord } from '#db/queries/foreign-records.ts'
import { readLetterFacts } from '#db/queries/letter-facts.ts'
import { queueMail } from '#db/queries/mail.ts'
import { decideRevocationRow, insertRevocation, lockNewestRevocation } from '#db/queries/revocations.ts'
import { decideAcceptance, type AcceptanceRefusal } from '#exam-engine/convocatoria/acceptance.ts'
import { judgeForeign, type ForeignStanding } from '#exam-engine/convocatoria/foreign-status.ts'
import {
  decideRevocation as decide, type RevocationGround, type RevocationRefusal, type RevocationState,
} from '#exam-engine/convocatoria/revocation.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import { seatRevokedMail } from '#app/mail/revocation-mail.ts'
import { confirmPassword, type ConfirmPasswordRefusal, type OwnPassword, type PasswordServices } from './confirm-password.server.ts'

export type RevokeAwardRefusal =
  | RevocationRefusal | AcceptanceRefusal | ConfirmPasswordRefusal | 'ADMIN_ONLY' | 'AWARD_UNKNOWN' | 'REVOCATION_UNKNOWN'

type LockedAward = NonNullable<Awaited<ReturnType<typeof lockAwardById>>>
interface Proposal extends OwnPassword { ground: RevocationGround, reason: string }

/** The id of the proposal. It changes nothing yet. */
export async function proposeRevocation(
  services: PasswordServices, actor: Actor, awardId: string, { ground, reason, ...password }: Proposal,
): Promise<Result<string, RevokeAwardRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  const own = await confirmPassword(services, actor, password)
  if (!own.ok) return own
  return services.database.db.transaction().execute(async (trx): Promise<Result<string, RevokeAwardRefusal>> => {
    const award = await lockAwardById(trx, { awardId })
    if (award === undefined) return refuse('AWARD_UNKNOWN')
    const newest = await lockNewestRevocation(trx, awardId)
    const now = await readNow(trx)
    const decided = decide(
      { state: stateOf(newest), holder: award.person_id, proposedBy: newest?.proposedBy ?? null },
      { event: 'propose', by: actor.personId, ground, reason, foreign: await judgeDuties(trx, award, now) },
    )
    if (!decided.ok) return decided
    // Nothing is proposed where there is no seat to take.
    const seat = await decideSeat(trx, award, now)
    if (!seat.ok) return seat
    const text = reason.trim()
    const id = await insertRevocation(trx, { awardId, ground, reason: text, by: actor.personId })
    await audit(trx, actor, 'award.proposeRevocation', awardId, { revocationId: id, ground, reasonSha256: sha256Hex(text) })
    return accept(id)
  })
}

type Decision = OwnPassword & ({ event: 'approve' | 'withdraw' } | { event: 'dismiss', note: string })

/** What became of the proposal. */
export async function decideRevocation(
  services: PasswordServices, actor: Actor, revocationId: string, { password, address, ...decision }: Decision,
): Promise<Result<RevocationState, RevokeAwardRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  const own = await confirmPassword(services, actor, { password, address })
  if (!own.ok) return own
  return services.database.db.transaction().execute(async (trx): Promise<Result<RevocationState, RevokeAwardRefusal>> => {
    const award = await lockAwardById(trx, { revocationId })
    const newest = award === undefined ? undefined : await lockNewestRevocation(trx, award.id)
    if (award === undefined || newest === undefined) return refuse('REVOCATION_UNKNOWN')
    if (newest.id !== revocationId) return refuse('NO_REVOCATION')
    const decided = decide(
      { state: stateOf(newest), holder: award.person_id, proposedBy: newest.proposedBy },
      decision.event === 'dismiss' ? { event: 'dismiss', by: actor.personId, note: decision.note }
        : { event: decision.event, by: actor.personId },
    )
    if (!decided.ok) return decided
    const note = decision.event === 'dismiss' ? decision.note.trim() : null
    if (decision.event === 'approve') {
      const taken = await takeSeat(trx, actor, award, newest)
      if (!taken.ok) return taken
    } else {
      const outcome = decision.event === 'dismiss' ? 'dismissed' : 'withdrawn'
      await decideRevocationRow(trx, revocationId, { outcome, by: actor.personId, note })
    }
    await audit(trx, actor, `award.${decision.event}Revocation`, award.id, {
      revocationId, ground: newest.ground, noteSha256: note === null ? null : sha256Hex(note),
    })
    return accept(decided.value)
  })
}

async function takeSeat(
  trx: Trx, actor: Actor, award: LockedAward, { id, ground }: { id: string, ground: RevocationGround },
): Promise<Result<null, AcceptanceRefusal>> {
  const now = await readNow(trx)
  const seat = await decideSeat(trx, award, now)
  if (!seat.ok) return seat
  const facts = await readLetterFacts(trx, award.id)
  await decideRevocationRow(trx, id, { outcome: 'approved', by: actor.personId, note: null })
  await saveAwardState(trx, award.id, 'revoked', now)
  await queueMail(trx, [seatRevokedMail({
    revocationId: id, personId: award.person_id, address: facts.email, folio: facts.folio, ground,
    seat: `${facts.cer}, ${facts.sede}${facts.subsede === null ? '' : `, subsede ${facts.subsede}`}`,
  })])
  return accept(null)
}

async function decideSeat(trx: Trx, award: LockedAward, now: Instant) {
  const { results } = await readConvocatoriaWindows(trx, award.convocatoria_id)
  return decideAcceptance(award.state, 'revoke', now, results)
}

async function judgeDuties(trx: Trx, award: LockedAward, now: Instant): Promise<ForeignStanding | null> {
  if (award.category !== 'foreign') return null
  const { windows } = await readConvocatoriaRules(trx, award.convocatoria_id)
  return judgeForeign(await readForeignRecord(trx, award.id), windows.foreignTuition.until, now).standing
}

function stateOf(newest: { outcome: RevocationState | null } | undefined): RevocationState {
  return newest === undefined ? 'none' : newest.outcome ?? 'proposed'
}

async function audit(
  trx: Trx, actor: Actor, action: string, subjectId: string, payload: Record<string, string | null>,
): Promise<void> {
  await appendAudit(trx, {
    actor: { personId: actor.personId, role: 'admin' }, action, subjectType: 'award', subjectId, payload,
  })
}

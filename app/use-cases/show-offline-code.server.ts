/**
 * From T0 on shows a supervisor of the sede the code that opens the paper of one
 * candidate on the machine that holds the lease, once, and starts the exam with
 * it: row, start and audit in one transaction. Whoever saw it may look again for
 * ten minutes, and each look is in the audit. The code itself is written nowhere.
 */
import { lockAttempt, type LockedAttempt } from '#db/queries/attempt-lock.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { findKeyOfHolder, insertOfflineCode } from '#db/queries/offline-keys.ts'
import { findFormOfAttempt } from '#db/queries/sealed-papers.ts'
import type { Trx } from '#db/client.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { addDuration, type Instant } from '#exam-engine/kernel/time.ts'
import { groupOfflineCode, writeOfflineCode } from '#exam-engine/sitting/offline-code.ts'
import { SHOWN_AGAIN_WITHIN, showOfflineCode as decide } from '#exam-engine/sitting/offline-opening.ts'
import { hasRoleAtSede, type Actor } from '#app/http/actor.ts'
import { boundToKey } from '#app/offline-opening/secret-place.ts'
import type { Services } from '#app/services.server.ts'
import type { SittingServices } from './sitting-services.ts'
import { startLocked, type StartRefusal } from './start-attempt.server.ts'

export type ShowCodeRefusal =
  | StartRefusal | 'NOT_YOUR_SEDE' | 'OFFLINE_KEY_MISSING' | 'OFFLINE_CODE_SHOWN' | 'OFFLINE_KEY_UNREADABLE'

export interface ShownCode {
  /** Seven groups of four. */
  code: string
  /** Until then the same person may look again. */
  again: Instant
}

export async function showOfflineCode(
  { database, live, papers }: SittingServices & Pick<Services, 'papers'>, actor: Actor, input: { attemptId: string },
): Promise<Result<ShownCode, ShowCodeRefusal>> {
  let started = false
  const result = await database.db.transaction().execute(async (trx): Promise<Result<ShownCode, ShowCodeRefusal>> => {
    const attempt = await lockAttempt(trx, input.attemptId)
    if (attempt === undefined) return refuse('ATTEMPT_UNKNOWN')
    if (!hasRoleAtSede(actor, 'supervisor', attempt.sedeCode)) return refuse('NOT_YOUR_SEDE')
    const formId = await findFormOfAttempt(trx, attempt.id)
    const key = formId === undefined ? undefined : await findKeyOfHolder(trx, attempt.id, formId)
    const now = await readNow(trx)
    const decision = decide(attempt, key === undefined ? null : standingOf(key), actor.personId, now)
    if (!decision.ok) return decision
    if (key === undefined) return refuse('OFFLINE_KEY_MISSING')
    const { id: keyId, device } = key
    // Before anything is stored: a key that cannot be read must not use up the one time.
    const secret = papers.secrets.open(key.secret,
      boundToKey({ keyId, attemptId: attempt.id, device, formId: key.formId }))
    if (secret === null) return refuse('OFFLINE_KEY_UNREADABLE')
    if (decision.value.starts) {
      const refused = await start(trx, attempt)
      if (refused !== null) return refused
      started = true
    }
    if (!decision.value.again) await insertOfflineCode(trx, { keyId, at: now, by: actor.personId })
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'supervisor' }, action: 'sitting.showOfflineCode',
      subjectType: 'attempt', subjectId: attempt.id,
      payload: {
        keyId, device: device.toString('hex'), formId: key.formId, sedeCode: attempt.sedeCode,
        again: decision.value.again,
      },
    })
    return accept({
      code: groupOfflineCode(writeOfflineCode(secret)), again: addDuration(key.shownAt ?? now, SHOWN_AGAIN_WITHIN),
    })
  })
  if (result.ok && started) live.publishAttemptChanged(input.attemptId)
  return result
}

function standingOf({ shownAt, shownBy }: { shownAt: Instant | null, shownBy: string | null }) {
  return { shown: shownAt === null || shownBy === null ? null : { at: shownAt, by: shownBy } }
}

/** Null once it is started. */
async function start(trx: Trx, attempt: LockedAttempt) {
  const result = (await startLocked(trx, [attempt], null)).get(attempt.id) ?? refuse('ATTEMPT_UNKNOWN')
  return result.ok ? null : result
}

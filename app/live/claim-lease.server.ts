/**
 * One writer per attempt, by exam-engine/sitting/lease.ts: the same tab resumes
 * its epoch; another tab of the session on the same machine takes over when the
 * candidate asks for it; another machine waits for the supervisor's release.
 * Every change of hands is in the audit. The person was checked before.
 */
import { readLeaseState, readPulse, saveLease, type StoredLease } from '#db/queries/attempt-lease.ts'
import { lockAttempt } from '#db/queries/attempt-lock.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { sha256 } from '#exam-engine/kernel/sha256.ts'
import { decideClaim } from '#exam-engine/sitting/lease.ts'
import type { Actor } from '#app/http/actor.ts'
import type { Services } from '#app/services.server.ts'
import type { AttachedState, AttachRequest, HeldView } from './protocol.ts'

export type ClaimedLease =
  /**
   * `taken`: somebody else held it, or nobody. `notOpen`: nobody may write, and the epoch is not the claimant's own;
   * 0 where the attempt was never admitted.
   */
  | ({ held: null; taken: boolean; notOpen: boolean } & Pick<AttachedState, 'epoch' | 'ownSince' | 'handOver'>)
  /** `epoch`: that of whoever holds it. */
  | { held: HeldView; epoch: number }

const NO_ATTEMPT = { held: null, epoch: 0, ownSince: 0, handOver: null, taken: false, notOpen: true } as const

/** Names the tab without naming the session. */
export function leaseHolder(actor: Actor, tabId: string): Buffer {
  return Buffer.from(sha256(`${actor.sessionSha256.toString('hex')}\n${tabId}`))
}

/** The machine's name leaves no trace in the database; a page that keeps none is told from others by its tab. */
export function hashDevice({ tabId, deviceId }: Pick<AttachRequest, 'tabId' | 'deviceId'>): Buffer {
  return Buffer.from(sha256(deviceId === undefined ? `tab\n${tabId}` : `device\n${deviceId}`))
}

export async function claimLease(
  { database }: Pick<Services, 'database'>, actor: Actor, attemptId: string, request: AttachRequest,
): Promise<ClaimedLease> {
  const [tab, device] = [leaseHolder(actor, request.tabId), hashDevice(request)]
  return database.db.transaction().execute(async (trx): Promise<ClaimedLease> => {
    const attempt = await lockAttempt(trx, attemptId)
    if (attempt === undefined) return NO_ATTEMPT
    const lease = await readLeaseState(trx, attemptId)
    const verdict = decideClaim({
      state: attempt.state, lease, explicit: request.takeOver === true, holderSessionOver: lease.holderSessionOver,
      claimant: {
        tab: tab.toString('hex'), session: actor.sessionSha256.toString('hex'), device: device.toString('hex'),
      },
    })
    if (verdict.kind === 'held') {
      const { by, mayTakeOver } = verdict
      const unsent = lease.holder === null ? lease.unsentAtRelease : (await readPulse(trx, attemptId))?.unsent ?? null
      return { held: { by, mayTakeOver, since: lease.since, unsent }, epoch: lease.epoch }
    }
    if (verdict.kind !== 'granted') {
      const { epoch, deviceSince: ownSince } = lease
      const notOpen = verdict.kind === 'notOpen'
      return { held: null, epoch, ownSince, handOver: describeHandOver(lease), taken: false, notOpen }
    }
    const { epoch, deviceSince } = verdict
    await saveLease(trx, attemptId, {
      epoch, deviceSince, tab, session: actor.sessionSha256, device, at: await readNow(trx),
    })
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'residente' }, action: 'sitting.claimLease', subjectType: 'attempt',
      subjectId: attemptId,
      payload: { epoch, holder: tab.toString('hex'), sameMachine: lease.lastDevice === device.toString('hex') },
    })
    const handOver = describeHandOver({ ...lease, deviceSince })
    return { held: null, epoch, ownSince: deviceSince, handOver, taken: true, notOpen: false }
  })
}

/** The machine got the attempt by a release when its row of epochs begins right after one. */
function describeHandOver(
  { deviceSince, releasedEpoch, unsentAtRelease }:
  Pick<StoredLease, 'deviceSince' | 'releasedEpoch' | 'unsentAtRelease'>,
): AttachedState['handOver'] {
  return releasedEpoch !== null && deviceSince === releasedEpoch + 1 ? { unsent: unsentAtRelease } : null
}

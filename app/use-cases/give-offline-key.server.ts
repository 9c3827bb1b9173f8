/**
 * Before T0 gives the machine that holds the lease what opens its paper, wrapped
 * under a secret of 128 random bits of this attempt on this machine. The secret
 * stays here, under the master key; asked again, the same one wraps anew. Refuses
 * from T0 on, who was not admitted, and whoever does not hold the lease.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import { readLeaseState } from '#db/queries/attempt-lease.ts'
import { lockAttempt, type LockedAttempt } from '#db/queries/attempt-lock.ts'
import { findAttemptPlace } from '#db/queries/attempt-read.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { findOfflineKey, insertOfflineKey } from '#db/queries/offline-keys.ts'
import { findFormOfAttempt } from '#db/queries/sealed-papers.ts'
import type { Trx } from '#db/client.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { SECRET_BYTES } from '#exam-engine/sitting/offline-code.ts'
import { giveOfflineKey as decide } from '#exam-engine/sitting/offline-opening.ts'
import type { Actor } from '#app/http/actor.ts'
import { KeyFailure } from '#app/keys/content-keys.server.ts'
import { hashDevice, leaseHolder } from '#app/live/claim-lease.server.ts'
import type { OfflineBundle } from '#app/offline-opening/bundle.ts'
import type { GiveRequest } from '#app/offline-opening/protocol.ts'
import { boundToKey } from '#app/offline-opening/secret-place.ts'
import { wrapOpening } from '#app/offline-opening/wrap.server.ts'
import type { Services } from '#app/services.server.ts'

export type GiveKeyRefusal =
  | 'ATTEMPT_UNKNOWN' | 'NO_FORM' | 'WRONG_STATE' | 'STALE_EPOCH' | 'OFFLINE_KEY_TOO_LATE' | 'OFFLINE_KEY_UNREADABLE'

type KeyServices = Pick<Services, 'database' | 'papers' | 'log'>

export async function giveOfflineKey(
  services: KeyServices, actor: Actor, request: GiveRequest,
): Promise<Result<OfflineBundle, GiveKeyRefusal>> {
  const { database, papers, log } = services
  const { attemptId, deviceId } = request
  const place = await findAttemptPlace(database.db, attemptId)
  if (place?.person_id !== actor.personId) return refuse('ATTEMPT_UNKNOWN')
  if (actor.sittingOf !== undefined && actor.sittingOf !== attemptId) return refuse('ATTEMPT_UNKNOWN')
  const formId = await findFormOfAttempt(database.db, attemptId)
  if (formId === undefined) return refuse('NO_FORM')
  try {
    const paper = await papers.find(formId)
    const key = await papers.readKey(formId)
    const given = await database.db.transaction().execute((trx) => give(services, trx, actor, { ...request, formId }))
    if (!given.ok) return given
    const { secret, seed, times, lease } = given.value
    return accept(wrapOpening(secret, { attemptId, deviceId, formId, sealedSha256: paper.sha256 }, {
      opening: { formId, contentSha256: paper.contentSha256, key: key.toString('base64'), seed },
      ...times, timesVersion: place.times_version, epoch: lease.epoch, ownSince: lease.deviceSince,
    }))
  } catch (error) {
    if (!(error instanceof KeyFailure)) throw error
    log.error({ code: error.code }, 'a key for opening without net could not be made')
    return refuse('OFFLINE_KEY_UNREADABLE')
  }
}

type Given = Result<{
  secret: Uint8Array, seed: string, times: LockedAttempt['times'], lease: { epoch: number, deviceSince: number }
}, GiveKeyRefusal>

async function give(
  { papers }: KeyServices, trx: Trx, actor: Actor,
  { attemptId, tabId, deviceId, formId }: GiveRequest & { formId: string },
): Promise<Given> {
  const attempt = await lockAttempt(trx, attemptId)
  if (attempt?.personId !== actor.personId) return refuse('ATTEMPT_UNKNOWN')
  const device = hashDevice({ tabId, deviceId })
  const lease = await readLeaseState(trx, attemptId)
  const holds = lease.holder !== null && lease.holder.tab === leaseHolder(actor, tabId).toString('hex')
    && lease.holder.device === device.toString('hex')
  const now = await readNow(trx)
  const decision = decide(attempt, holds, now)
  if (!decision.ok) return decision
  if (attempt.permutationSeed === null) throw new Error('an admitted attempt has an order of its own')
  const parts = { seed: attempt.permutationSeed, times: attempt.times, lease }
  const before = await findOfflineKey(trx, { attemptId, device, formId })
  if (before !== undefined) {
    const secret = papers.secrets.open(before.secret, boundToKey({ keyId: before.id, attemptId, device, formId }))
    return secret === null ? refuse('OFFLINE_KEY_UNREADABLE') : accept({ secret, ...parts })
  }
  return accept({ secret: await make(papers, trx, { actor, attemptId, device, formId, now }), ...parts })
}

interface NewKey { actor: Actor, attemptId: string, device: Buffer, formId: string, now: Instant }

async function make(
  { secrets }: Services['papers'], trx: Trx, { actor, attemptId, device, formId, now }: NewKey,
): Promise<Uint8Array> {
  const [keyId, secret] = [randomUUID(), randomBytes(SECRET_BYTES)]
  const sealed = secrets.seal(secret, boundToKey({ keyId, attemptId, device, formId }))
  await insertOfflineKey(trx, {
    id: keyId, attemptId, device, formId, masterId: secrets.masterId, secret: sealed, at: now,
  })
  await appendAudit(trx, {
    actor: { personId: actor.personId, role: 'residente' }, action: 'sitting.giveOfflineKey', subjectType: 'attempt',
    subjectId: attemptId, payload: { keyId, formId, device: device.toString('hex') },
  })
  return secret
}

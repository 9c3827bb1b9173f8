/**
 * Saves from a page whose socket does not get through: the same operations, the
 * same writer. The request must come from the tab that holds the lease.
 */
import { z } from 'zod'
import { findAttemptPlace, readLease } from '#db/queries/attempt-read.ts'
import type { Actor } from '#app/http/actor.ts'
import { leaseHolder } from './claim-lease.server.ts'
import type { LiveServices } from './live-services.ts'
import { attachSchema, saveSchema, type Refusal, type SaveReply } from './protocol.ts'

export const httpSaveSchema = z.strictObject({ attemptId: z.uuid(), ...attachSchema.shape, ...saveSchema.shape })

/**
 * `body` is what the request carried, unparsed. ATTEMPT_UNKNOWN for another person's attempt; a save that claims
 * a lease that this tab was not granted is PAYLOAD_INVALID, as on the socket.
 */
export async function saveOverHttp(
  { database, live }: Pick<LiveServices, 'database' | 'live'>, actor: Actor, body: unknown,
): Promise<SaveReply | Refusal<'PAYLOAD_INVALID' | 'ATTEMPT_UNKNOWN' | 'BUSY_RETRY'>> {
  const parsed = httpSaveSchema.safeParse(body)
  if (!parsed.success) return { ok: false, refusal: 'PAYLOAD_INVALID' }
  const { attemptId, tabId, epoch, ops } = parsed.data
  const place = await findAttemptPlace(database.db, attemptId)
  if (place?.person_id !== actor.personId) return { ok: false, refusal: 'ATTEMPT_UNKNOWN' }
  const lease = await readLease(database.db, attemptId)
  const holds = lease?.holder?.equals(leaseHolder(actor, tabId)) === true
  if (lease === undefined || epoch > lease.epoch || (epoch === lease.epoch && !holds)) {
    return { ok: false, refusal: 'PAYLOAD_INVALID' }
  }
  return live.save(attemptId, { epoch, ops })
}

/**
 * The coordination tells a turno, a sede in it, or one candidate something. Sent twice under one id, it is announced
 * once. Pages get it at once, and again with every attach until it is confirmed.
 */
import { findAttemptPlace } from '#db/queries/attempt-read.ts'
import { findAnnouncement, insertAnnouncement, type AnnouncementScope } from '#db/queries/announcements.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { findTurno, hasRoster } from '#db/queries/turnos.ts'
import type { Trx } from '#db/client.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import type { CoordinationServices } from './coordination-services.ts'

export type AnnounceRefusal =
  'ADMIN_ONLY' | 'TURNO_UNKNOWN' | 'SEDE_WITHOUT_ROSTER' | 'ATTEMPT_UNKNOWN' | 'ANNOUNCEMENT_TAKEN'

interface AnnounceInput extends AnnouncementScope {
  /** Drawn by the page that sends it. */
  id: string
  /** Up to 500 characters. */
  text: string
}

/** ANNOUNCEMENT_TAKEN: the id stands for another text or another scope. */
export async function announce(
  { database, live }: CoordinationServices, actor: Actor, input: AnnounceInput,
): Promise<Result<null, AnnounceRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  const result = await database.db.transaction().execute(async (trx): Promise<Result<null, AnnounceRefusal>> => {
    const unknown = await refuseUnknownScope(trx, input)
    if (unknown !== null) return refuse(unknown)
    return await storeAnnouncement(trx, actor, input, await readNow(trx)) ? accept(null) : refuse('ANNOUNCEMENT_TAKEN')
  })
  if (result.ok) live.publishAnnouncement(input.id)
  return result
}

/** With its audit row, inside the transaction of whoever has something to tell. False: the id stands for another. */
export async function storeAnnouncement(trx: Trx, actor: Actor, input: AnnounceInput, now: Instant): Promise<boolean> {
  const { id, turnoId, sedeCode, attemptId, text } = input
  if (!await insertAnnouncement(trx, { ...input, at: now, by: actor.personId })) {
    const stored = await findAnnouncement(trx, id)
    return stored?.text === text && stored.turno_id === turnoId && stored.sede_code === sedeCode
      && stored.attempt_id === attemptId
  }
  await appendAudit(trx, {
    actor: { personId: actor.personId, role: 'admin' }, action: 'turno.announce', subjectType: 'turno',
    subjectId: turnoId, payload: { announcementId: id, sedeCode, attemptId, textSha256: sha256Hex(text) },
  })
  return true
}

async function refuseUnknownScope(trx: Trx, { turnoId, sedeCode, attemptId }: AnnounceInput) {
  if (await findTurno(trx, turnoId) === undefined) return 'TURNO_UNKNOWN'
  if (sedeCode !== null && !await hasRoster(trx, turnoId, sedeCode)) return 'SEDE_WITHOUT_ROSTER'
  if (attemptId !== null && (await findAttemptPlace(trx, attemptId))?.turno_id !== turnoId) return 'ATTEMPT_UNKNOWN'
  return null
}

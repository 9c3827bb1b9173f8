/** JSON in, JSON out, as for saves: 401 and 403 are codes, since a script reads them. The attempt is the own latest. */
import { insertReceipts } from '#db/queries/announcements.ts'
import { findLatestAttemptOf } from '#db/queries/attempt-read.ts'
import type { RequestArgs } from '#app/http/guards.server.ts'
import { readJson } from '#app/http/json-body.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { readResident } from '#app/http/resident-script.server.ts'
import { noteAnnouncementsSchema } from '#app/live/protocol.ts'

const LONGEST = 2048

const refused = (refusal: 'PAYLOAD_INVALID' | 'ATTEMPT_UNKNOWN') =>
  Response.json({ ok: false, refusal }, { status: refusalStatus(refusal) })

export async function noteFromRequest(args: RequestArgs): Promise<Response> {
  const actor = await readResident(args)
  if (actor instanceof Response) return actor
  const parsed = noteAnnouncementsSchema.safeParse(await readJson(args.request, LONGEST))
  if (!parsed.success) return refused('PAYLOAD_INVALID')
  const { database: { db } } = args.context.services
  const attempt = await findLatestAttemptOf(db, actor.personId)
  if (attempt === undefined) return refused('ATTEMPT_UNKNOWN')
  await insertReceipts(db, attempt.id, parsed.data.ids, parsed.data.step)
  return Response.json({ ok: true }, { headers: { 'cache-control': 'no-store' } })
}

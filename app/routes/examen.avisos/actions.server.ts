/** JSON in, JSON out, as for saves: 401 and 403 are codes, since a script reads them. The attempt is the own latest. */
import { insertReceipts } from '#db/queries/announcements.ts'
import { findLatestAttemptOf } from '#db/queries/attempt-read.ts'
import { hasRole } from '#app/http/actor.ts'
import { readActor, type RequestArgs } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { noteAnnouncementsSchema } from '#app/live/protocol.ts'

const LONGEST = 2048

const refused = (refusal: 'PAYLOAD_INVALID' | 'ATTEMPT_UNKNOWN') =>
  Response.json({ ok: false, refusal }, { status: refusalStatus(refusal) })

export async function noteFromRequest(args: RequestArgs): Promise<Response> {
  const actor = await readActor(args)
  if (actor === null) return Response.json({ ok: false, refusal: 'NO_SESSION' }, { status: 401 })
  if (!hasRole(actor, 'residente')) return Response.json({ ok: false, refusal: 'ROLE_MISSING' }, { status: 403 })
  const parsed = noteAnnouncementsSchema.safeParse(parseJson(await args.request.text()))
  if (!parsed.success) return refused('PAYLOAD_INVALID')
  const { database: { db } } = args.context.services
  const attempt = await findLatestAttemptOf(db, actor.personId)
  if (attempt === undefined) return refused('ATTEMPT_UNKNOWN')
  await insertReceipts(db, attempt.id, parsed.data.ids, parsed.data.step)
  return Response.json({ ok: true }, { headers: { 'cache-control': 'no-store' } })
}

/** Undefined for text that is too long or no JSON: the schema refuses it. */
function parseJson(text: string): unknown {
  try {
    return text.length > LONGEST ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}

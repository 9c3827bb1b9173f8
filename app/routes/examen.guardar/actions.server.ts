/**
 * The way for saves beside the socket: JSON in, JSON out, the same limits and the
 * same writer. Answers 401 and 403 as codes instead of leading to a page, since a
 * script reads them.
 */
import type { RequestArgs } from '#app/http/guards.server.ts'
import { parseJson, readAtMost } from '#app/http/json-body.server.ts'
import { readResident } from '#app/http/resident-script.server.ts'
import { MAX_MESSAGE_BYTES } from '#app/live/protocol.ts'
import { saveOverHttp } from '#app/live/save-over-http.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'

export async function saveFromRequest(args: RequestArgs): Promise<Response> {
  const actor = await readResident(args)
  if (actor instanceof Response) return actor
  const text = await readAtMost(args.request, MAX_MESSAGE_BYTES)
  if (text === null) return Response.json({ ok: false, refusal: 'PAYLOAD_INVALID' }, { status: 413 })
  const reply = await saveOverHttp(args.context.services, actor, parseJson(text))
  return Response.json(reply, {
    status: reply.ok ? 200 : refusalStatus(reply.refusal), headers: { 'cache-control': 'no-store' },
  })
}

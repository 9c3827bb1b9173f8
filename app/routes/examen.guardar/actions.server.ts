/**
 * The way for saves beside the socket: JSON in, JSON out, the same limits and the
 * same writer. Answers 401 and 403 as codes instead of leading to a page, since a
 * script reads them.
 */
import { hasRole } from '#app/http/actor.ts'
import { readActor, type RequestArgs } from '#app/http/guards.server.ts'
import { MAX_MESSAGE_BYTES } from '#app/live/protocol.ts'
import { saveOverHttp } from '#app/live/save-over-http.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'

export async function saveFromRequest(args: RequestArgs): Promise<Response> {
  const actor = await readActor(args)
  if (actor === null) return Response.json({ ok: false, refusal: 'NO_SESSION' }, { status: 401 })
  if (!hasRole(actor, 'residente')) return Response.json({ ok: false, refusal: 'ROLE_MISSING' }, { status: 403 })
  const text = await readAtMost(args.request, MAX_MESSAGE_BYTES)
  if (text === null) return Response.json({ ok: false, refusal: 'PAYLOAD_INVALID' }, { status: 413 })
  const reply = await saveOverHttp(args.context.services, actor, parseJson(text))
  return Response.json(reply, {
    status: reply.ok ? 200 : refusalStatus(reply.refusal), headers: { 'cache-control': 'no-store' },
  })
}

/** The body as text, or null when it is longer; the rest is not read. */
async function readAtMost(request: Request, limit: number): Promise<string | null> {
  const reader = request.body?.getReader()
  if (reader === undefined) return ''
  const chunks: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return Buffer.concat(chunks).toString('utf8')
    length += value.byteLength
    if (length > limit) {
      await reader.cancel()
      return null
    }
    chunks.push(value)
  }
}

/** Undefined for text that is no JSON: the schema refuses it. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

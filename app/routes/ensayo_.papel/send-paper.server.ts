/** The same bytes for everybody. 403 without an access: what is public is the items, not this server's bandwidth. */
import { forbidden, type RequestArgs } from '#app/http/guards.server.ts'
import { readRehearsalPaper } from '#app/rehearsal/rehearsal-paper.server.ts'
import { readCheckAccess } from '#app/system-check/check-access.server.ts'

export async function sendRehearsalPaper({ request, context }: RequestArgs): Promise<Response> {
  const { database, rateLimits } = context.services
  if (await readCheckAccess(database, request.headers.get('Cookie')) === null) throw forbidden()
  if (!await rateLimits.admitMachineCheck(context.clientAddress)) return new Response('RATE_LIMITED', { status: 429 })
  const { bytes } = readRehearsalPaper()
  return new Response(new Uint8Array(bytes), { headers: {
    'content-type': 'application/octet-stream', 'cache-control': 'private, no-cache',
  } })
}

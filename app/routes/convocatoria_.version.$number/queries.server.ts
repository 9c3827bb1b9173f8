/** One version of the call as the bytes that were hashed: whoever doubts the page computes the SHA-256 of this. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { readVersionText } from '#db/queries/call-versions.ts'
import { KEPT_FOREVER, readPublicCall } from '#app/call/public-call.server.ts'
import { notFound } from '#app/http/guards.server.ts'

export async function sendVersion({ context, request, params }: LoaderFunctionArgs) {
  const wanted = params['number'] ?? ''
  if (!/^[1-9]\d{0,5}$/.test(wanted)) throw notFound()
  const call = await readPublicCall(context, request.url)
  const version = call === null ? undefined
    : await readVersionText(context.services.database.db, call.id, Number(wanted))
  if (call === null || version === undefined) throw notFound()
  return new Response(version.text, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8', ETag: `"${version.sha256}"`,
      // Without its id the address means another call next year.
      'Cache-Control': new URL(request.url).searchParams.has('convocatoria') ? KEPT_FOREVER : 'public, max-age=300',
      'Content-Disposition': `inline; filename="${call.id}-v${wanted}.json"`,
    },
  })
}

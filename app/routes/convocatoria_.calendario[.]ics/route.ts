/** The dates of the call as a calendar file, for whoever subscribes to it. Convocatoria §2.1, §3.2, §5.1 */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { listTurnoDates, listWindows } from '#app/call/call-dates.ts'
import { KEPT_BRIEFLY, readPublicCall } from '#app/call/public-call.server.ts'
import { calendarName, writeCalendar } from '#app/call/write-calendar.server.ts'
import { notFound } from '#app/http/guards.server.ts'
import { publicOrigin } from '#app/http/public-origin.ts'

export async function loader({ context, request }: LoaderFunctionArgs) {
  const call = await readPublicCall(context, request.url)
  if (call === null) throw notFound()
  const { id, rules, version: { number, document } } = call
  const text = writeCalendar({
    callId: id, title: document.title, version: number, issuedAt: rules.publishedAt, origin: publicOrigin(context.services.env, request),
    dates: [...listWindows(rules, { resultsFrom: instant(document.resultsFrom) }), ...listTurnoDates(rules)],
  })
  const etag = `"${sha256Hex(text)}"`
  const headers = { 'Cache-Control': KEPT_BRIEFLY, ETag: etag }
  if (request.headers.get('If-None-Match') === etag) return new Response(null, { status: 304, headers })
  return new Response(text, {
    headers: {
      ...headers, 'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `inline; filename="${calendarName(id)}"`,
    },
  })
}

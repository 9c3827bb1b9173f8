/**
 * The sealed paper of the own exam, for the waiting room. 404 for any other form, 409 for who was not admitted, 403
 * where Safe Exam Browser is required and not shown.
 */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { notFound, requireRole } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { findOwnBar } from '#app/lockdown/find-own-bar.server.ts'
import { paperHeaders, readOwnPaper } from '#app/sealed-paper/own-paper.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'residente')
  const { formId } = args.params
  if (formId === undefined || !isUuid(formId)) throw notFound()
  const paper = await readOwnPaper(args.context.services, actor, formId)
  if (!paper.ok) return Response.json(paper, { status: refusalStatus(paper.refusal) })
  const bar = await findOwnBar(args, actor)
  if (bar !== null) return Response.json({ ok: false, refusal: bar }, { status: refusalStatus(bar) })
  const headers = paperHeaders(paper.value)
  if (args.request.headers.get('if-none-match') === headers['etag']) return new Response(null, { status: 304, headers })
  return new Response(new Uint8Array(paper.value.bytes), { headers })
}

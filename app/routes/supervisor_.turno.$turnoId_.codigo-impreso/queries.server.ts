/** The verdict on a scanned code, for supervisors. The code comes in the body: addresses are written to logs. */
import { z } from 'zod'
import { judgePrintedCode } from '#app/board/judge-printed-code.server.ts'
import { hasRole, hasRoleAtSede } from '#app/http/actor.ts'
import { notFound, readActor, requireRole, requireRoleAtSede, type RequestArgs } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { readJson } from '#app/http/json-body.server.ts'

const LIMIT = 2 * 1024

const sentSchema = z.object({ text: z.string().max(400) })

interface CodeArgs extends RequestArgs {
  params: { turnoId?: string | undefined }
}

/** A verdict comes only as the answer to a code. */
export async function refuseReading(args: RequestArgs): Promise<never> {
  const sede = new URL(args.request.url).searchParams.get('sede')
  await (sede === null ? requireRole(args, 'supervisor') : requireRoleAtSede(args, 'supervisor', sede))
  throw notFound()
}

export async function judgeForBoard(args: CodeArgs): Promise<Response> {
  const { request, context: { services }, params: { turnoId } } = args
  const actor = await readActor(args)
  if (actor === null) return refused('NO_SESSION', 401)
  if (actor.sittingOf !== undefined || !hasRole(actor, 'supervisor')) return refused('ROLE_MISSING', 403)
  const sede = new URL(request.url).searchParams.get('sede')
  if (sede !== null && !hasRoleAtSede(actor, 'supervisor', sede)) return refused('NOT_YOUR_SEDE', 403)
  const sent = sentSchema.safeParse(await readJson(request, LIMIT))
  if (!sent.success) return refused('PAYLOAD_INVALID', 422)
  const { database: { db }, signing } = services
  const verdict = isUuid(turnoId) ? await judgePrintedCode({ db, signing }, turnoId, sent.data.text) : null
  return verdict === null ? refused('PAYLOAD_INVALID', 422)
    : Response.json(verdict, { headers: { 'Cache-Control': 'no-store' } })
}

function refused(refusal: string, status: number): Response {
  return Response.json({ ok: false, refusal }, { status })
}

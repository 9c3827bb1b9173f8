/** Finds the candidate whom a supervisor is about to cancel: one of the own sede and turno, and nobody else. */
import { z } from 'zod'
import { boardHref } from '#app/board/board-href.ts'
import { readBoard } from '#app/board/read-board.server.ts'
import { sedesOf } from '#app/http/actor.ts'
import { notFound, requireRole, requireRoleAtSede, type RequestArgs } from '#app/http/guards.server.ts'

interface CancelArgs extends RequestArgs {
  params: { turnoId?: string | undefined, attemptId?: string | undefined }
}

const paramsSchema = z.object({ turnoId: z.uuid(), attemptId: z.uuid() })

export async function openCancellation(args: CancelArgs) {
  const { request, context: { services } } = args
  const actor = await requireRole(args, 'supervisor')
  const params = paramsSchema.safeParse(args.params)
  if (!params.success) throw notFound()
  const { turnoId, attemptId } = params.data
  const wanted = new URL(request.url).searchParams.get('sede')
  if (wanted !== null) await requireRoleAtSede(args, 'supervisor', wanted)
  for (const sedeCode of wanted === null ? sedesOf(actor, 'supervisor') : [wanted]) {
    const board = await readBoard(services, turnoId, sedeCode)
    const candidate = board?.candidates.find((one) => one.attemptId === attemptId)
    if (board === undefined || candidate === undefined) continue
    const back = boardHref(turnoId, { sedeCode, person: attemptId, search: '', figure: 'expected' })
    return { actor, board, candidate, back }
  }
  throw notFound()
}

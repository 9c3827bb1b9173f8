/** Opens the board for a supervisor: which of the own sedes, and what stands there. */
import { z } from 'zod'
import type { RequestArgs } from '#app/http/guards.server.ts'
import { notFound, requireRole, requireRoleAtSede } from '#app/http/guards.server.ts'
import { sedesOf, type Actor } from '#app/http/actor.ts'
import type { BoardSnapshot } from '#app/board/board-snapshot.ts'
import { readBoard } from '#app/board/read-board.server.ts'

interface BoardArgs extends RequestArgs {
  params: { turnoId?: string | undefined }
}

export interface OpenBoard {
  actor: Actor
  board: BoardSnapshot
  /** The attempt named by `persona`, when it is of this board. */
  person: string | null
}

/** `?sede=` or the first own sede with a roster in this turno. 403 for another's sede, 404 where nobody is expected. */
export async function openBoard(args: BoardArgs): Promise<OpenBoard> {
  const { request, context: { services }, params } = args
  const actor = await requireRole(args, 'supervisor')
  const turnoId = z.uuid().safeParse(params.turnoId)
  if (!turnoId.success) throw notFound()
  const { searchParams } = new URL(request.url)
  const wanted = searchParams.get('sede')
  if (wanted !== null) await requireRoleAtSede(args, 'supervisor', wanted)
  for (const sedeCode of wanted === null ? sedesOf(actor, 'supervisor') : [wanted]) {
    const board = await readBoard(services, turnoId.data, sedeCode)
    if (board === undefined) continue
    const person = board.candidates.find(({ attemptId }) => attemptId === searchParams.get('persona'))
    return { actor, board, person: person?.attemptId ?? null }
  }
  throw notFound()
}

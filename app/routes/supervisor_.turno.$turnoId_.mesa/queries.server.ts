/** The desk of a turno at the own sede: who is in charge and was, hand-overs, outages, and who else supervises here. */
import { boardHref } from '#app/board/board-href.ts'
import { countPending, describePending } from '#app/board/count-pending.ts'
import { stageAt } from '#app/board/turno-stage.ts'
import type { RequestArgs } from '#app/http/guards.server.ts'
import { formatTime } from '#app/labels/format-time.ts'
import { listCharges, listColleagues, listHandOvers } from '#db/queries/desk.ts'
import { deskOpensAt } from '#exam-engine/sitting/outage.ts'
import { openBoard } from '../supervisor_.turno.$turnoId/queries.server.ts'

interface DeskArgs extends RequestArgs {
  params: { turnoId?: string | undefined }
}

export async function readDeskPage(args: DeskArgs) {
  const { actor, board } = await openBoard(args)
  const { turno, sede, outages, inCharge, actaIssuedAt, now } = board
  const { db } = args.context.services.database
  const place = { turnoId: turno.id, sedeCode: sede.code }
  const [charges, handOvers, colleagues] = await Promise.all([
    listCharges(db, place), listHandOvers(db, place), listColleagues(db, sede.code),
  ])
  const deskFrom = deskOpensAt(turno.opensAt)
  return {
    turno, sede, outages, inCharge, charges, handOvers, deskFrom,
    me: actor.personId,
    nowShown: formatTime(now, sede.zone),
    stage: stageAt(turno, now),
    /** Open, and its acta not signed yet. */
    open: now >= deskFrom && actaIssuedAt === null,
    signed: actaIssuedAt !== null,
    pending: describePending(countPending(board)),
    colleagues: colleagues.filter(({ personId }) => personId !== actor.personId)
      .map(({ personId, name, matricula }) => ({ value: personId, label: `${name}, ${matricula}` })),
    board: boardHref(turno.id, { sedeCode: sede.code, person: null, search: '', figure: 'expected' }),
  }
}

export type DeskPage = Awaited<ReturnType<typeof readDeskPage>>

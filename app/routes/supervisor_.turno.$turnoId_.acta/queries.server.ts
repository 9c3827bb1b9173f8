/** What the supervisor reads once more before the acta is fixed, and what was fixed. */
import { boardHref } from '#app/board/board-href.ts'
import { countFigures } from '#app/board/board-tiles.ts'
import { stageAt } from '#app/board/turno-stage.ts'
import type { RequestArgs } from '#app/http/guards.server.ts'
import { findActa } from '#db/queries/actas.ts'
import { openBoard } from '../supervisor_.turno.$turnoId/queries.server.ts'

interface ActaArgs extends RequestArgs {
  params: { turnoId?: string | undefined }
}

export async function readActaPage(args: ActaArgs) {
  const {
    actor,
    board: { turno, sede, candidates, now },
  } = await openBoard(args)
  const acta = await findActa(args.context.services.database.db, turno.id, sede.code)
  return {
    turno,
    sede,
    supervisor: actor.name,
    over: stageAt(turno, now) === 'over',
    counts: countFigures(candidates),
    incidents: candidates
      .filter(({ state }) => state === 'denied' || state === 'cancelled')
      .map(({ attemptId, folio, surnames, givenNames, state, denialReason, denialNote, cancelNote }) => ({
        attemptId,
        folio,
        name: `${surnames}, ${givenNames}`,
        state,
        denialReason,
        note: state === 'denied' ? denialNote : cancelNote,
      })),
    acta: acta === undefined ? null : { sha256: acta.sha256, issuedAt: acta.issued_at },
    board: boardHref(turno.id, { sedeCode: sede.code, person: null, search: '', figure: 'expected' }),
    pdf: `/supervisor/turno/${turno.id}/acta.pdf?sede=${sede.code}`,
  }
}

export type ActaPage = Awaited<ReturnType<typeof readActaPage>>

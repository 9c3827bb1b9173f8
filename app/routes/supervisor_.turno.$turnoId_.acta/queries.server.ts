/** The acta as its reader may act on it: the live draft, the frozen content with signatures, or the complete one. */
import { readActaNow, endDueAttempts, type ActaNow } from '#app/acta/acta-standing.server.ts'
import { boardHref } from '#app/board/board-href.ts'
import { countFigures } from '#app/board/board-tiles.ts'
import { stageAt } from '#app/board/turno-stage.ts'
import type { RequestArgs } from '#app/http/guards.server.ts'
import { findCompletion } from '#db/queries/actas.ts'
import { actaState, missingSignatures } from '#exam-engine/sitting/acta.ts'
import { openBoard } from '../supervisor_.turno.$turnoId/queries.server.ts'

interface ActaArgs extends RequestArgs {
  params: { turnoId?: string | undefined }
}

export async function readActaPage(args: ActaArgs) {
  const { actor, board: { turno, sede, candidates, now, inCharge } } = await openBoard(args)
  const { services } = args.context
  const { db } = services.database
  const place = { turnoId: turno.id, sedeCode: sede.code }
  const over = stageAt(turno, now) === 'over'
  if (over) await endDueAttempts(services, place)
  const read = over ? await readActaNow(db, place, { isDemo: services.demo, reader: actor.personId }) : null
  const acta = read?.ok === true ? describeActa(read.value, actor.personId, inCharge?.personId ?? null) : null
  const completion = acta?.state === 'complete' ? await findCompletion(db, place) : undefined
  return {
    turno, sede, acta,
    me: actor.personId,
    counts: countFigures(candidates),
    inCharge: inCharge?.name ?? null,
    completion: completion === undefined ? null : {
      at: completion.at, reason: completion.reason, sha256: completion.sha256,
      by: `${completion.given_names} ${completion.first_surname}`,
    },
    board: boardHref(turno.id, { sedeCode: sede.code, person: null, search: '', figure: 'expected' }),
    pdf: `/supervisor/turno/${turno.id}/acta.pdf?sede=${sede.code}`,
  }
}

function describeActa({ standing, content, sha256, signers }: ActaNow, me: string, inCharge: string | null) {
  const state = actaState(standing)
  const missing = missingSignatures(standing)
  const onDuty = standing.onDuty.includes(me)
  const signed = standing.signedBy.includes(me)
  return {
    state, content, sha256,
    signers: signers.map(({ personId, name, matricula, at }) => ({ personId, name, matricula, at })),
    onDuty, signed,
    maySign: (state === 'draft' || state === 'signing') && onDuty && !signed,
    mayClose: state === 'signing' && missing.length > 0 && (inCharge === null ? signed : inCharge === me),
    missing: missing.length,
  }
}

export type ActaPage = Awaited<ReturnType<typeof readActaPage>>
export type ShownActa = NonNullable<ActaPage['acta']>

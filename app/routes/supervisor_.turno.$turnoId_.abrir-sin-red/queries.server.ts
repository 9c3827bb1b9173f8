/** Whose paper, on what terms: whether the machine of the panel's candidate has a key, and who saw its code already. */
import { findKeyOfHolder } from '#db/queries/offline-keys.ts'
import { findFormOfAttempt } from '#db/queries/sealed-papers.ts'
import { boardHref } from '#app/board/board-href.ts'
import { notFound } from '#app/http/guards.server.ts'
import { openBoard } from '../supervisor_.turno.$turnoId/queries.server.ts'

type BoardArgs = Parameters<typeof openBoard>[0]

/** 404 for who is not on this board. */
export async function openOffline(args: BoardArgs) {
  const { actor, board: { turno, sede, candidates }, person } = await openBoard(args)
  const candidate = candidates.find(({ attemptId }) => attemptId === person)
  if (candidate === undefined) throw notFound()
  return { actor, turno, sede, candidate }
}

export async function readOfflineOpening(args: BoardArgs) {
  const { turno, sede, candidate: { attemptId, surnames, givenNames, folio } } = await openOffline(args)
  const { db } = args.context.services.database
  const formId = await findFormOfAttempt(db, attemptId)
  const key = formId === undefined ? undefined : await findKeyOfHolder(db, attemptId, formId)
  return {
    turno: turno.number, opensAt: turno.opensAt, zone: sede.zone, folio, name: `${surnames}, ${givenNames}`,
    back: boardHref(turno.id, { sedeCode: sede.code, person: attemptId, search: '', figure: 'expected' }),
    hasKey: key !== undefined,
    shownAt: key?.shownAt ?? null,
    shownTo: [key?.shownToGivenNames, key?.shownToSurname].filter((part) => part !== null).join(' '),
    openedAt: key?.openedAt ?? null,
  }
}

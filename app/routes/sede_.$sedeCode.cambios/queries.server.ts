/** Requests to and from a sede, with the places that its rooms have left, and who comes and who leaves as it stands. */
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import {
  listAwayFromAdscription, listSedeRequests, readSedeChangesUntil, readSedeRoom,
} from '#db/queries/exam-sede-requests.ts'
import { sedeRequestState } from '#exam-engine/convocatoria/exam-sede.ts'
import { openSede, type SedeArgs } from '#app/rooms/open-sede.server.ts'

export async function readSedeChanges(args: SedeArgs) {
  const { sede, role } = await openSede(args)
  const { db } = args.context.services.database
  const convocatoria = await findCurrentConvocatoria(db)
  if (convocatoria === undefined) return { sede, role, until: null, open: false, incoming: [], outgoing: [], comes: [], leaves: [] }
  const [now, until, requests, away] = await Promise.all([
    readNow(db), readSedeChangesUntil(db, convocatoria.id), listSedeRequests(db, convocatoria.id, sede.code),
    listAwayFromAdscription(db, convocatoria.id, sede.code),
  ])
  const listed = await Promise.all(requests.filter(({ kind }) => kind === 'elsewhere').map(async (request) => {
    const { expected, capacity } = await readSedeRoom(db, request.turnoId, request.to.code)
    return { ...request, free: capacity - expected, state: sedeRequestState(request.outcome, until ?? now, now) }
  }))
  return {
    sede, role, until, open: until !== null && now < until,
    incoming: listed.filter(({ to }) => to.code === sede.code),
    outgoing: listed.filter(({ to }) => to.code !== sede.code),
    comes: away.filter(({ comes }) => comes),
    leaves: away.filter(({ comes }) => !comes),
  }
}

export type SedeChanges = Awaited<ReturnType<typeof readSedeChanges>>
export type ListedRequest = SedeChanges['incoming'][number]

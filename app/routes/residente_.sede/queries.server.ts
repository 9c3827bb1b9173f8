/** Where the own exam is sat, until when that can change, which sedes there are, and the own requests. §3.1 */
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { findExamPlace, listOwnSedeRequests, readSedeChangesUntil } from '#db/queries/exam-sede-requests.ts'
import { readExamSede } from '#db/queries/registration-versions.ts'
import { sedeRequestState } from '#exam-engine/convocatoria/exam-sede.ts'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'

/** Null for who has no registered version. */
export async function readOwnSede(args: RequestArgs) {
  const actor = await requireRole(args, 'residente')
  const { db } = args.context.services.database
  const convocatoria = await findCurrentConvocatoria(db)
  const place = convocatoria === undefined ? undefined : await findExamPlace(db, actor.personId, convocatoria.id)
  if (convocatoria === undefined || place === undefined) return null
  const [now, until, current, sedes, requests] = await Promise.all([
    readNow(db), readSedeChangesUntil(db, convocatoria.id), readExamSede(db, place.candidateId),
    db.selectFrom('sede').select(['code', 'name', 'city']).orderBy('city').orderBy('name').execute(),
    listOwnSedeRequests(db, place.candidateId),
  ])
  const own = [place.adscription, ...place.rotation === null ? [] : [place.rotation]]
  const listed = requests.map((request) => ({
    ...request, state: sedeRequestState(request.outcome, until ?? now, now),
  }))
  return {
    convocatoria: convocatoria.title, current, until,
    open: until !== null && now < until && place.state === 'expected',
    waiting: listed.find(({ state }) => state === 'open') ?? null,
    requests: listed,
    choices: sedes.filter(({ code }) => code !== place.current).map(({ code, name, city }) => ({
      value: code,
      label: `${city}: ${name}${code === place.adscription ? ' (su adscripción)' : own.includes(code) ? ' (su rotación)' : ''}`,
    })),
  }
}

export type OwnSede = NonNullable<Awaited<ReturnType<typeof readOwnSede>>>

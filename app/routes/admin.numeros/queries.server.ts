/** How many registered, by course, sede and state of the exam; null before any convocatoria. */
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { countByCourse, countBySede, countByState, countRegistered } from '#db/queries/registered-numbers.ts'
import { ATTEMPT_STATES } from '#exam-engine/sitting/attempt-machine.ts'
import type { RequestArgs } from '#app/http/guards.server.ts'

export async function readNumbers({ context: { services } }: RequestArgs) {
  const { db } = services.database
  const convocatoria = await findCurrentConvocatoria(db)
  if (convocatoria === undefined) return null
  const [now, totals, courses, sedes, states] = await Promise.all([
    readNow(db), countRegistered(db, convocatoria.id), countByCourse(db, convocatoria.id), countBySede(db, convocatoria.id),
    countByState(db, convocatoria.id),
  ])
  return {
    title: convocatoria.title, now, totals, courses, sedes,
    states: ATTEMPT_STATES.map((state) => ({ state, count: states.find((one) => one.state === state)?.count ?? 0 })),
  }
}

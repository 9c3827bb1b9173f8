/** The proof before the day for the convocatoria in force, all of one moment. */
import type { Database } from '#db/client.ts'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { summarizeMachines } from '#db/queries/machine-checks.ts'
import { readReadiness } from '#db/queries/readiness.ts'
import { CERTIFIED_DAYS } from '#app/system-check/check-limits.ts'
import { listProblems } from './readiness.ts'

/** Null before any convocatoria. Turnos that are over are not looked at: nothing can be mended there. */
export async function proveReadiness({ db }: Pick<Database, 'db'>) {
  return db.transaction().setIsolationLevel('repeatable read').execute(async (trx) => {
    const convocatoria = await findCurrentConvocatoria(trx)
    if (convocatoria === undefined) return null
    const now = await readNow(trx)
    const equipment = await summarizeMachines(trx, CERTIFIED_DAYS)
    const snapshot = { ...await readReadiness(trx, convocatoria.id), equipment }
    const ahead = snapshot.turnos.filter(({ endsAt }) => now < endsAt)
    const problems = listProblems(snapshot).filter(({ turno }) => ahead.some(({ id }) => id === turno.id))
    const turnos = ahead.map((turno) => ({
      ...turno,
      candidates: snapshot.attempts.filter(({ turnoId }) => turnoId === turno.id).length,
      problems: problems.filter((problem) => problem.turno.id === turno.id).length,
    }))
    return { title: convocatoria.title, turnos, problems }
  })
}

/**
 * What every act on grades has in common: the course is the actor's own, its lock is held, the selection is not frozen.
 * §4.2 C
 */
import type { Database, Trx } from '#db/client.ts'
import { findFirstFreeze } from '#db/queries/attempt-read.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { listGraded, lockGrades, type GradedRow } from '#db/queries/grades.ts'
import type { GradedCourse } from '#exam-engine/convocatoria/grade-sheet.ts'
import { refuse, type Result } from '#exam-engine/kernel/result.ts'
import type { Actor } from '#app/http/actor.ts'
import { gradesCourse } from './own-courses.ts'

export type CourseRefusal = 'NOT_YOUR_COURSE' | 'NO_CONVOCATORIA' | 'GRADES_FROZEN'

export interface OpenCourse extends GradedCourse {
  convocatoriaId: string
  residents: GradedRow[]
}

export async function actOnCourse<T, R extends string>(
  { database: { db } }: { database: Database },
  actor: Actor,
  course: GradedCourse,
  act: (trx: Trx, open: OpenCourse) => Promise<Result<T, R>>
): Promise<Result<T, R | CourseRefusal>> {
  if (!gradesCourse(actor, course)) return refuse('NOT_YOUR_COURSE')
  return db.transaction().execute(async (trx): Promise<Result<T, R | CourseRefusal>> => {
    const convocatoria = await findCurrentConvocatoria(trx)
    if (convocatoria === undefined) return refuse('NO_CONVOCATORIA')
    await lockGrades(trx, convocatoria.id, course)
    if (await findFirstFreeze(trx, convocatoria.id) !== null) return refuse('GRADES_FROZEN')
    const residents = await listGraded(trx, convocatoria.id, course)
    return act(trx, { ...course, convocatoriaId: convocatoria.id, residents })
  })
}

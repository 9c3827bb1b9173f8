/** The course that a professor's page is about: the one that the address names, or the first of the own ones. §4.2 C */
import { forbidden, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import type { Actor } from '#app/http/actor.ts'
import { findFirstFreeze } from '#db/queries/attempt-read.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { listGraded, type GradedRow } from '#db/queries/grades.ts'
import type { GradedCourse } from '#exam-engine/convocatoria/grade-sheet.ts'
import { ownCourses } from './own-courses.ts'

export interface ReadCourse extends GradedCourse {
  sede: string
  city: string
  /** `?sede=…&ceme=…`, for links to the other pages of the course. */
  search: string
  convocatoriaId: string
  frozen: boolean
  residents: GradedRow[]
}

export function courseSearch({ sedeCode, ceme }: GradedCourse): string {
  return `?${new URLSearchParams({ sede: sedeCode, ceme }).toString()}`
}

/** The actor's course; 403 for one that is another's. Its role is asked for first. */
export async function requireCourse(args: RequestArgs): Promise<{ actor: Actor; course: GradedCourse }> {
  const actor = await requireRole(args, 'profesor')
  const { searchParams } = new URL(args.request.url)
  const own = ownCourses(actor)
  const course = searchParams.has('sede')
    ? own.find(({ sedeCode, ceme }) => sedeCode === searchParams.get('sede') && ceme === searchParams.get('ceme'))
    : own[0]
  if (course === undefined) throw forbidden()
  return { actor, course }
}

/** Null before the first convocatoria. */
export async function readCourse({ context }: RequestArgs, course: GradedCourse): Promise<ReadCourse | null> {
  const { db } = context.services.database
  const convocatoria = await findCurrentConvocatoria(db)
  if (convocatoria === undefined) return null
  const sede = await db
    .selectFrom('sede')
    .select(['name', 'city'])
    .where('code', '=', course.sedeCode)
    .executeTakeFirstOrThrow()
  return {
    ...course,
    sede: sede.name,
    city: sede.city,
    search: courseSearch(course),
    convocatoriaId: convocatoria.id,
    frozen: await findFirstFreeze(db, convocatoria.id) !== null,
    residents: await listGraded(db, convocatoria.id, course),
  }
}

/** Which residents an actor grades: those of a CEME in a sede, by each grant of a professor titular. §4.2 C */
import type { GradedCourse } from '#exam-engine/convocatoria/grade-sheet.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'

/** In the order of the grants. */
export function ownCourses(actor: Actor): GradedCourse[] {
  return actor.grants.flatMap(({ role, sedeCode, ceme }) =>
    role === 'profesor' && sedeCode !== null && ceme !== null ? [{ sedeCode, ceme }] : []
  )
}

export function gradesCourse(actor: Actor, { sedeCode, ceme }: GradedCourse): boolean {
  return ownCourses(actor).some((course) => course.sedeCode === sedeCode && course.ceme === ceme)
}

/** A professor of the course, or the coordination. */
export function mayCorrect(actor: Actor, course: GradedCourse): boolean {
  return hasRole(actor, 'admin') || gradesCourse(actor, course)
}

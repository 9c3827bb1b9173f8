// Which courses a candidate may compete for: decided by the CEME and grade being finished and by a CER already
// concluded. Refuses a course that the call does not offer or that is not open from that grade.
import { accept, refuse, type Result } from '../kernel/result.ts'
import { prerequisiteName, type ConvocatoriaRules, type Course, type Prerequisite } from './rules.ts'

/** What §1.1 and §1.2 ask of a candidate. */
export type Background = {
  readonly prerequisite: Prerequisite
  /** The CER that the candidate has already concluded, or null. */
  readonly concludedCer: string | null
}

export type CourseRefusal = 'UNKNOWN_COURSE' | 'PREREQUISITE_NOT_MET' | 'CER_ALREADY_CONCLUDED'

/**
 * Whether a candidate may list this course. Refuses with `UNKNOWN_COURSE`, `PREREQUISITE_NOT_MET` (the exams of the
 * course in the detail) or `CER_ALREADY_CONCLUDED`. Convocatoria §1.1 C, §1.2 B
 */
export function decideCourse(
  rules: ConvocatoriaRules, background: Background, cer: string,
): Result<Course, CourseRefusal> {
  const course = rules.courses.find((offered) => offered.cer === cer)
  if (course === undefined) return refuse('UNKNOWN_COURSE', { cer })
  const wanted = prerequisiteName(background.prerequisite)
  const accepted = course.prerequisites.map(prerequisiteName)
  if (!accepted.includes(wanted)) return refuse('PREREQUISITE_NOT_MET', { cer, prerequisites: accepted.join('; ') })
  if (background.concludedCer !== null && !rules.completedCerExceptions.includes(cer)) {
    return refuse('CER_ALREADY_CONCLUDED', { cer, concludedCer: background.concludedCer })
  }
  return accept(course)
}

/** The courses that a candidate may list, in the order of the call. Convocatoria §1.1, §1.2 B */
export function coursesOpenTo(rules: ConvocatoriaRules, background: Background): Course[] {
  return rules.courses.filter(({ cer }) => decideCourse(rules, background, cer).ok)
}

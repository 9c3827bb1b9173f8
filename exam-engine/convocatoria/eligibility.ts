// For which courses a resident may register, decided from what the Institute's roster says and what only the person can
// declare. Gives every rule that is not met, each with its clause, and not the first one: whoever reads it must see all
// that is missing. What was not declared yet is no reason against anybody; a complete registration needs it (§2.1 A).
import { decideCourse } from './courses.ts'
import { examFor } from './cronograma.ts'
import { unmetByEarlierSeats, type EarlierSeat, type UnmetByEarlierSeat } from './earlier-seats.ts'
import { carriesMarks, type ConvocatoriaRules, type Course, type Prerequisite } from './rules.ts'

/** What the roster of residents says. */
export type RosterFacts = {
  /** Inscribed in a CEME in the current cycle. §1.1 B */
  readonly enrolled: boolean
  readonly prerequisite: Prerequisite
  /** Cancelled for false information, in this call or one before. §2.2 E */
  readonly barred?: boolean
  /** Seats of other calls, and what became of them. §5.13, §5.17 */
  readonly earlier?: readonly EarlierSeat[]
  /** Was present at the EFISER whose marks carry over into this call, in the same CEME and grade. §4.2 B, §5.13 */
  readonly carried?: boolean
}

/** Null where the person has not said it yet. */
export type Declared = {
  /** Entered the CEME by the ENARM. §1.1 A */
  readonly byEnarm: boolean | null
  readonly criminalProcess: boolean | null
  readonly litigation: boolean | null
  /** The CER concluded before, or `none`. §1.2 B */
  readonly concludedCer: string | 'none' | null
}

export type UnmetRule =
  | { readonly clause: '1.1 A', readonly code: 'NOT_BY_ENARM' }
  | { readonly clause: '1.1 B', readonly code: 'NOT_ENROLLED' }
  /** `accepted`: from where it can be entered, e.g. `Medicina interna 2`. */
  | { readonly clause: '1.1 C', readonly code: 'PREREQUISITE_NOT_MET', readonly accepted: string }
  | { readonly clause: '1.2 A', readonly code: 'CRIMINAL_PROCESS' | 'LITIGATION' }
  | { readonly clause: '1.2 B', readonly code: 'CER_ALREADY_CONCLUDED', readonly concludedCer: string }
  | { readonly clause: '2.2 E', readonly code: 'BARRED' }
  | { readonly clause: '3.1 A', readonly code: 'NO_EXAM' }
  | { readonly clause: '4.2 B', readonly code: 'NO_CARRIED_MARK' }
  | UnmetByEarlierSeat

export type Assessment = { readonly course: Course, readonly unmet: readonly UnmetRule[] }

/** Each course of the call in its order, with what speaks against it; nothing does: eligible. §1.1 A-C, §1.2 A-B */
export function assessCourses(rules: ConvocatoriaRules, roster: RosterFacts, declared: Declared): Assessment[] {
  const personal = unmetOfPerson(rules, roster, declared)
  return rules.courses.map((course) => ({ course, unmet: [...personal, ...unmetOfCourse(rules, roster, declared, course)] }))
}

/** The CER that may be chosen, in the order of the call. */
export function eligibleCers(assessments: readonly Assessment[]): string[] {
  return assessments.filter(({ unmet }) => unmet.length === 0).map(({ course }) => course.cer)
}

/** What speaks against every course alike. §1.1 A-B, §1.2 A, §2.2 E, §4.2 B, §5.17, §5.18 */
export function unmetOfPerson(rules: ConvocatoriaRules, roster: RosterFacts, declared: Declared): UnmetRule[] {
  return [
    ...(roster.barred === true ? [{ clause: '2.2 E', code: 'BARRED' } as const] : []),
    ...unmetByEarlierSeats(roster.earlier ?? []),
    ...(declared.byEnarm === false ? [{ clause: '1.1 A', code: 'NOT_BY_ENARM' } as const] : []),
    ...(roster.enrolled ? [] : [{ clause: '1.1 B', code: 'NOT_ENROLLED' } as const]),
    ...(declared.criminalProcess === true ? [{ clause: '1.2 A', code: 'CRIMINAL_PROCESS' } as const] : []),
    ...(declared.litigation === true ? [{ clause: '1.2 A', code: 'LITIGATION' } as const] : []),
    ...unmetByMarks(rules, roster),
  ]
}

/** There is an exam to sit, or a mark that carries over. §3.1 A, §4.2 B, §5.13 */
function unmetByMarks(rules: ConvocatoriaRules, { prerequisite, carried }: RosterFacts): UnmetRule[] {
  if (carriesMarks(rules)) return carried === true ? [] : [{ clause: '4.2 B', code: 'NO_CARRIED_MARK' }]
  return examFor(rules, prerequisite) === null ? [{ clause: '3.1 A', code: 'NO_EXAM' }] : []
}

function unmetOfCourse(
  rules: ConvocatoriaRules, { prerequisite }: RosterFacts, { concludedCer }: Declared, { cer }: Course,
): UnmetRule[] {
  const concluded = concludedCer === 'none' ? null : concludedCer
  const unmet: UnmetRule[] = []
  const entry = decideCourse(rules, { prerequisite, concludedCer: null }, cer)
  if (!entry.ok) {
    unmet.push({ clause: '1.1 C', code: 'PREREQUISITE_NOT_MET', accepted: String(entry.detail?.['prerequisites'] ?? '') })
  }
  if (concluded !== null && !rules.completedCerExceptions.includes(cer)) {
    unmet.push({ clause: '1.2 B', code: 'CER_ALREADY_CONCLUDED', concludedCer: concluded })
  }
  return unmet
}

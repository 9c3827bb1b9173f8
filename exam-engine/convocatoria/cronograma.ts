// When each EFISER is sat: one exam per CEME and grade, each in its turno, the same instant all over the country.
// Two exams may share a turno; no exam has a second date.
import { toIso, windowOf, type Window } from '../kernel/time.ts'
import { prerequisiteName, type ConvocatoriaRules, type Exam, type Prerequisite } from './rules.ts'

/** One sitting of the country: numbered from 1 in order of time. */
export type Turno = { readonly number: number; readonly window: Window; readonly exams: readonly Exam[] }

/** The exam that a candidate with this prerequisite sits, or null when the call has none for it. Convocatoria §3.1 A */
export function examFor(rules: ConvocatoriaRules, prerequisite: Prerequisite): Exam | null {
  const name = prerequisiteName(prerequisite)
  return rules.cronograma.find((exam) => prerequisiteName(exam) === name) ?? null
}

/**
 * The turnos in order of time, each with its exams in the order of the call. Throws when two exams start together and
 * end apart: one turno has one clock. Convocatoria §3.2
 */
export function turnosOf(rules: ConvocatoriaRules): Turno[] {
  const byStart = Map.groupBy(rules.cronograma, ({ startsAt }) => startsAt)
  return [...byStart].sort(([a], [b]) => a - b).map(([startsAt, exams], index) => {
    const [endsAt, ...others] = new Set(exams.map((exam) => exam.endsAt))
    if (endsAt === undefined || others.length > 0) throw new Error(`a turno with two ends: ${toIso(startsAt)}`)
    return { number: index + 1, window: windowOf(startsAt, endsAt), exams }
  })
}

// Where a rule set says two things that cannot both be true. Each field is sound by then; this looks between them.
import { parseDecimal } from '../kernel/decimal.ts'
import { carriesMarks, prerequisiteName, type ConvocatoriaRules } from './rules.ts'

/** The first contradiction between parts of a call, in words; null when it is of one piece. */
export function findContradiction(rules: ConvocatoriaRules): string | null {
  return contradictionInMarks(rules) ?? contradictionInCourses(rules) ?? contradictionInDates(rules) ?? contradictionInWeights(rules)
}

/** A later period may take the marks of an earlier one, and then has no exams; any other has some. §3.2, §5.3 */
function contradictionInMarks(rules: ConvocatoriaRules): string | null {
  if (!carriesMarks(rules)) return rules.cronograma.length === 0 ? 'no exam at all' : null
  if (rules.period === 1) return 'a first period has no marks to take'
  return rules.cronograma.length === 0 ? null : 'exams, though the marks carry over'
}

/** Every prerequisite has its exam, and every exam serves a course; without exams there is nothing to fit. §1.1, §3.1 */
function contradictionInCourses(rules: ConvocatoriaRules): string | null {
  const { courses, cronograma, completedCerExceptions } = rules
  const names = courses.map(({ cer }) => cer)
  const examined = cronograma.map(prerequisiteName)
  const required = courses.flatMap(({ prerequisites }) => prerequisites.map(prerequisiteName))
  const lacking = carriesMarks(rules) ? undefined : required.find((name) => !examined.includes(name))
  const surplus = examined.find((name) => !required.includes(name))
  if (new Set(names).size < names.length) return 'a course stands twice'
  if (new Set(examined).size < examined.length) return 'an exam stands twice'
  if (lacking !== undefined) return `no exam for ${lacking}`
  if (surplus !== undefined) return `no course for the exam ${surplus}`
  if (completedCerExceptions.some((cer) => !names.includes(cer))) return 'an exception names no course'
  return null
}

function contradictionInDates({ cronograma, windows }: ConvocatoriaRules): string | null {
  const { registration, results } = windows
  const starts = cronograma.map(({ startsAt }) => startsAt)
  const ends = cronograma.map(({ endsAt }) => endsAt)
  if (registration.from >= registration.until) return 'registration ends before it starts'
  if (cronograma.some(({ startsAt, endsAt }) => startsAt >= endsAt)) return 'an exam ends before it starts'
  if (Math.min(...starts) < registration.until) return 'an exam lies before the end of registration'
  if (Math.max(...ends) > results.publicationDay.until) return 'an exam lies after the day of the results'
  if (registration.until > results.publicationDay.until) return 'registration ends after the day of the results'
  if (results.publicationDay.from >= results.until) return 'results close before they are published'
  return null
}

function contradictionInWeights({ piImss }: ConvocatoriaRules): string | null {
  return sumWeights(piImss) === 100n ? null : 'the weights do not add up to 1.00'
}

/** Hundredths of the three parts of the PI-IMSS together: 100 when they make a whole. §4.3 */
export function sumWeights({ efiser, postgraduateGrades, enarm }: ConvocatoriaRules['piImss']): bigint {
  return [efiser, postgraduateGrades, enarm].reduce((sum, weight) => sum + (parseDecimal(weight, 2) ?? 0n), 0n)
}

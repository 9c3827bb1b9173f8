// Whether courses and cronograma fit each other: each prerequisite has its exam, each exam a course, no turno runs into
// another. A candidate sits one exam, so two turnos of one candidate are an exam that stands twice; two turnos that
// overlap would need the rooms and machines of a sede twice.
import { examSizeOf, type CallDocument } from './call-document.ts'
import type { CallPart, Finding } from './call-findings.ts'
import { carriesMarks, prerequisiteName, type ConvocatoriaRules } from './rules.ts'

const blocking = (code: Finding['code'], part: CallPart, clause: string) =>
  (about: string): Finding => ({ code, part, clause, blocking: true, about })

/** Convocatoria §1.1, §1.1 C, §1.2 B */
export function checkCourses(rules: ConvocatoriaRules, undecided: readonly string[]): Finding[] {
  const { courses, cronograma, completedCerExceptions } = rules
  const names = courses.map(({ cer }) => cer)
  const examined = new Set(cronograma.map(prerequisiteName))
  const required = [...new Set(courses.flatMap(({ prerequisites }) => prerequisites.map(prerequisiteName)))]
  const twice = courses.filter(({ prerequisites }) => repeated(prerequisites.map(prerequisiteName)).length > 0)
  return [
    ...repeated(names).map(blocking('COURSE_TWICE', 'cursos', '1.1')),
    ...twice.map(({ cer }) => cer).map(blocking('PREREQUISITE_TWICE', 'cursos', '1.1')),
    ...required.filter((name) => !carriesMarks(rules) && !examined.has(name))
      .map(blocking('PREREQUISITE_WITHOUT_EXAM', 'cronograma', '3.1 A')),
    ...undecided.filter((cer) => names.includes(cer)).map(blocking('EXCEPTION_UNDECIDED', 'cursos', '1.1')),
    ...completedCerExceptions.filter((cer) => !names.includes(cer))
      .map(blocking('EXCEPTION_OF_NO_COURSE', 'cursos', '1.2 B')),
  ]
}

/** Marks carry over into a later period, and where they do there is nothing to sit. Convocatoria §5.3, §5.13 */
function checkCarried(rules: ConvocatoriaRules): Finding[] {
  const { period, cronograma, windows: { registration, results } } = rules
  return [
    ...period > 1 ? [] : [blocking('CARRY_IN_FIRST_PERIOD', 'datos', '5.3')('')],
    ...cronograma.map(prerequisiteName).map(blocking('CARRY_WITH_CRONOGRAMA', 'cronograma', '5.3')),
    ...registration.until <= results.publicationDay.from ? [] : [blocking('REGISTRATION_AFTER_RESULTS', 'fechas', '5.1')('')],
  ]
}

/** Convocatoria §3.1 A, §3.1 B, §3.2, §5.3 */
export function checkCronograma(document: CallDocument, rules: ConvocatoriaRules): Finding[] {
  if (carriesMarks(rules)) return checkCarried(rules)
  const { courses, cronograma, windows: { registration, results } } = rules
  const required = new Set(courses.flatMap(({ prerequisites }) => prerequisites.map(prerequisiteName)))
  const names = cronograma.map(prerequisiteName)
  const named = (fits: (exam: ConvocatoriaRules['cronograma'][number]) => boolean) =>
    cronograma.filter(fits).map(prerequisiteName)
  const mark = (code: Finding['code'], clause: string) => blocking(code, 'cronograma', clause)
  return [
    ...repeated(names).map(mark('EXAM_TWICE', '3.1 A')),
    ...names.filter((name) => !required.has(name)).map(mark('EXAM_UNUSED', '3.2')),
    ...named(({ startsAt, endsAt }) => startsAt >= endsAt).map(mark('EXAM_REVERSED', '3.2')),
    ...named(({ startsAt }) => startsAt < registration.until).map(mark('EXAM_BEFORE_REGISTRATION_ENDS', '2.1')),
    ...named(({ endsAt }) => endsAt > results.publicationDay.from).map(mark('EXAM_AFTER_RESULTS', '5.1')),
    ...names.filter((name) => examSizeOf(document, name) === undefined).map(mark('EXAM_WITHOUT_LENGTH', '3.1')),
    ...names.filter((name) => {
      const size = examSizeOf(document, name)
      return size !== undefined && size.researchCount >= size.itemCount
    }).map(mark('EXAM_ALL_RESEARCH', '3.1')),
    ...overlaps(cronograma).map(mark('TURNOS_OVERLAP', '3.2')),
  ]
}

/** Pairs of exams whose times touch without being the same turno, each named once, by the one that starts later. */
function overlaps(cronograma: ConvocatoriaRules['cronograma']): string[] {
  const inTime = [...cronograma].sort((a, b) => a.startsAt - b.startsAt || a.endsAt - b.endsAt)
  return inTime.flatMap((exam, index) => {
    const other = inTime.slice(0, index).find(({ startsAt, endsAt }) => exam.startsAt < endsAt
      && (startsAt !== exam.startsAt || endsAt !== exam.endsAt))
    return other === undefined ? [] : [`${prerequisiteName(other)} / ${prerequisiteName(exam)}`]
  })
}

/** What stands more than once, named once. */
export function repeated(names: readonly string[]): string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) < index))]
}

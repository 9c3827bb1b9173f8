/** The cronograma: when each EFISER is sat, and how long it is. Exams that start and end together share a turno. §3.2 */
import { z } from 'zod'
import { instant } from '#exam-engine/kernel/time.ts'
import { examSizeOf, type ExamSize, type RulesExam } from '#exam-engine/convocatoria/call-document.ts'
import { carriesMarks, prerequisiteName } from '#exam-engine/convocatoria/rules.ts'
import { formatShortDateTime, formatTime } from '#app/labels/format-time.ts'
import { toTyped, typedMoment } from '../central-time.ts'
import { countOf, definePart, dropRow, lineOf, moveRow, putRow } from './part.ts'

const keyOf = (row: RulesExam | ExamSize) => prerequisiteName(row)

/** Chosen when the period was begun, and fixed since: app/routes/admin.siguiente-periodo. §5.3, §5.13 */
const CARRIED = {
  title: 'Este periodo no tiene exámenes: no hay nada que agregar',
  text: 'Valen las calificaciones del periodo anterior (§4.2 B, §5.13). Así se eligió al abrir el periodo. Para un examen '
    + 'nuevo, descarte el borrador y abra el periodo otra vez.',
}

export const examsPart = definePart({
  title: 'Cronograma', lead: 'Un examen por CEME y grado, con una sola fecha (§3.1 B). Horas del centro.',
  fields: [
    { name: 'ceme', label: 'CEME', kind: 'line' },
    { name: 'grade', label: 'Grado', kind: 'number' },
    { name: 'startsAt', label: 'Comienza', kind: 'moment' },
    { name: 'endsAt', label: 'Termina', kind: 'moment' },
    { name: 'itemCount', label: 'Reactivos', kind: 'number' },
    { name: 'researchCount', label: 'De ellos, de investigación', kind: 'number' },
  ],
  schema: z.object({
    ceme: lineOf('Escriba el CEME'), grade: countOf('Escriba el grado, de 1 a 6', 1, 6), startsAt: typedMoment,
    endsAt: typedMoment, itemCount: countOf('Escriba de 1 a 500 reactivos', 1, 500),
    researchCount: countOf('Escriba de 0 a 500 reactivos', 0, 500),
  }),
  list: {
    noun: 'un examen', headers: ['Examen', 'Cuándo', 'Reactivos'],
    closed: ({ rules }) => carriesMarks(rules) ? CARRIED : null,
    rows: (document) => document.rules.cronograma.map((exam) => {
        const size = examSizeOf(document, keyOf(exam))
        return { key: keyOf(exam), cells: [
          keyOf(exam), `${formatShortDateTime(instant(exam.startsAt))} a ${formatTime(instant(exam.endsAt))}`,
          size === undefined ? 'sin longitud' : `${size.itemCount}, ${size.researchCount} de investigación`,
        ] }
      }),
    move: (document, key, to) => (
      { ...document, rules: { ...document.rules, cronograma: moveRow(document.rules.cronograma, keyOf, key, to) } }),
    remove: (document, key) => ({
      ...document, exams: dropRow(document.exams, keyOf, key),
      rules: { ...document.rules, cronograma: dropRow(document.rules.cronograma, keyOf, key) },
    }),
  },
  read: (document, key) => {
    if (key === null) return { itemCount: '100', researchCount: '25' }
    const exam = document.rules.cronograma.find((one) => keyOf(one) === key)
    const size = examSizeOf(document, key)
    return exam === undefined ? undefined : {
      ceme: exam.ceme, grade: String(exam.grade), startsAt: toTyped(exam.startsAt), endsAt: toTyped(exam.endsAt),
      itemCount: String(size?.itemCount ?? ''), researchCount: String(size?.researchCount ?? ''),
    }
  },
  write: (document, key, { ceme, grade, startsAt, endsAt, itemCount, researchCount }) => ({
    ...document, exams: putRow(document.exams, keyOf, key, { ceme, grade, itemCount, researchCount }),
    rules: {
      ...document.rules,
      cronograma: putRow(document.rules.cronograma, keyOf, key, { ceme, grade, startsAt, endsAt, clause: '3.2' }),
    },
  }),
})

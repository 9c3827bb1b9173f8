/** The courses on offer and from which CEME and grade each can be entered. Convocatoria §1.1, §1.2 B */
import { z } from 'zod'
import { prerequisiteName, type Prerequisite } from '#exam-engine/convocatoria/rules.ts'
import type { RulesCourse } from '#exam-engine/convocatoria/call-document.ts'
import { asYesNo, definePart, dropRow, lineOf, moveRow, putRow, YES_NO, yesNo } from './part.ts'

const LINES = 'Escriba una especialidad y su grado por renglón, por ejemplo: Medicina interna 2'
const prerequisites = z.string({ error: LINES }).max(2_000, LINES).transform((text, context): Prerequisite[] => {
  const lines = text.split('\n').map((line) => line.trim()).filter((line) => line !== '')
  return lines.flatMap((line) => {
    const [, ceme, grade] = /^(.+?)\s+([1-6])$/.exec(line) ?? []
    if (ceme !== undefined) return [{ ceme, grade: Number(grade) }]
    context.addIssue({ code: 'custom', message: `No se entiende «${line}». ${LINES}` })
    return []
  })
}).refine((rows) => rows.length > 0, LINES)

const keyOf = ({ cer }: RulesCourse) => cer

export const coursesPart = definePart({
  title: 'Cursos y prerrequisitos', lead: 'Donde hay exámenes, cada prerrequisito necesita el suyo en el cronograma (§3.1 A).',
  fields: [
    { name: 'cer', label: 'Especialidad de rama (CER)', kind: 'line' },
    { name: 'prerequisites', label: 'CEME y grado', kind: 'area', hint: 'Uno por renglón, por ejemplo: Medicina interna 2' },
    { name: 'newCourse', label: 'De nueva creación', kind: 'select', choices: () => YES_NO },
    {
      name: 'exceptional', label: 'Abierto a más grados «sin sentar precedente»', kind: 'select', choices: () => YES_NO,
      hint: 'Al guardar este curso queda decidido para esta convocatoria.',
    },
    { name: 'afterCer', label: 'Admite a quien ya concluyó un CER (§1.2 B)', kind: 'select', choices: () => YES_NO },
    { name: 'note', label: 'Nota', kind: 'line', optional: true },
  ],
  schema: z.object({
    cer: lineOf('Escriba el nombre del curso'), prerequisites, newCourse: yesNo, exceptional: yesNo, afterCer: yesNo,
    note: lineOf('Escriba la nota').optional(),
  }),
  list: {
    noun: 'un curso', headers: ['Curso', 'CEME y grado', 'Excepcional'],
    rows: ({ rules }) => rules.courses.map((course) => ({
      key: course.cer,
      cells: [course.cer, course.prerequisites.map(prerequisiteName).join('; '), course.exceptional === true ? 'Sí' : ''],
    })),
    move: (document, key, to) => (
      { ...document, rules: { ...document.rules, courses: moveRow(document.rules.courses, keyOf, key, to) } }),
    remove: (document, key) => {
      const { rules } = document
      return { ...document, rules: {
        ...rules, courses: dropRow(rules.courses, keyOf, key),
        completedCerExceptions: rules.completedCerExceptions.filter((cer) => cer !== key),
      } }
    },
  },
  read: ({ rules }, key) => {
    if (key === null) return { newCourse: 'si', exceptional: 'no', afterCer: 'no' }
    const course = rules.courses.find((one) => one.cer === key)
    return course === undefined ? undefined : {
      cer: course.cer, prerequisites: course.prerequisites.map(prerequisiteName).join('\n'),
      newCourse: asYesNo(course.newCourse), exceptional: asYesNo(course.exceptional),
      afterCer: asYesNo(rules.completedCerExceptions.includes(key)), note: course.note ?? '',
    }
  },
  write: (document, key, { afterCer, exceptional, note, ...course }) => {
    const { rules } = document
    const row: RulesCourse = { ...course, ...exceptional ? { exceptional } : {}, ...note === undefined ? {} : { note } }
    const others = rules.completedCerExceptions.filter((cer) => cer !== key && cer !== course.cer)
    return {
      ...document,
      // Seats go with the course that gets another name.
      pools: document.pools.map((pool) => pool.cer === key ? { ...pool, cer: course.cer } : pool),
      rules: {
        ...rules, courses: putRow(rules.courses, keyOf, key, row),
        completedCerExceptions: afterCer ? [...others, course.cer] : others,
      },
    }
  },
})

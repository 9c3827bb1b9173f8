/** What names a call: its title, cycle and period. */
import { z } from 'zod'
import { countOf, definePart, lineOf } from './part.ts'

const CYCLE = 'Escriba el ciclo con dos años seguidos, por ejemplo 2025-2026'
export const cycle = z.string({ error: CYCLE }).trim().regex(/^\d{4}-\d{4}$/, CYCLE)
  .refine((text) => Number(text.slice(5)) === Number(text.slice(0, 4)) + 1, CYCLE)

export const factsSchema = z.object({
  title: lineOf('Escriba el título'), cycle, currentCycle: cycle, period: countOf('Escriba el periodo, de 1 a 9', 1, 9),
})

export const factsPart = definePart({
  title: 'Datos generales', lead: 'El ciclo y el periodo dan a la convocatoria su clave, que no se repite.',
  fields: [
    { name: 'title', label: 'Título', kind: 'line' },
    { name: 'cycle', label: 'Ciclo académico al que se ingresa', kind: 'line' },
    { name: 'currentCycle', label: 'Ciclo en que están inscritos los aspirantes (§1.1 B)', kind: 'line' },
    { name: 'period', label: 'Periodo de selección', kind: 'number' },
  ],
  schema: factsSchema,
  read: ({ title, rules }) => ({
    title, cycle: rules.cycle, currentCycle: rules.currentCycle, period: String(rules.period),
  }),
  write: (document, _, { title, ...named }) => ({ ...document, title, rules: { ...document.rules, ...named } }),
})

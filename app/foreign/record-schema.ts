/** What is recorded of a foreign resident: which duty, on which day it was fulfilled, and by what paper it shows. §5.18 */
import { z } from 'zod'
import { writtenText } from '#app/http/written-text.ts'

const NOTE = 'Escriba el comprobante o documento que lo muestra'
const DAY = 'Escriba el día en que se cumplió'

export const recordSchema = z.object({
  duty: z.enum(['tuition', 'migratory'], 'Elija qué se cumplió'),
  outcome: z.enum(['fulfilled', 'undone'], 'Elija si se cumplió'),
  on: z.iso.date(DAY).optional(),
  note: writtenText(NOTE, 1000),
}).refine(({ outcome, on }) => outcome === 'undone' || on !== undefined, { path: ['on'], error: DAY })

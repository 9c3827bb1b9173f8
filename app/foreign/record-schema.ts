/** What is recorded of a foreign resident: which duty, on which day it was fulfilled, and by what paper it shows. §5.18 */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

const NOTE = 'Escriba el comprobante o documento que lo muestra'
const DAY = 'Escriba el día en que se cumplió'

export const recordSchema = z.object({
  duty: z.enum(['tuition', 'migratory'], 'Elija qué se cumplió'),
  outcome: z.enum(['fulfilled', 'undone'], 'Elija si se cumplió'),
  on: z.iso.date(DAY).optional(),
  note: z.string({ error: NOTE }).trim().min(1, NOTE).max(1000, 'Use como máximo 1000 caracteres').refine(isStorable, NOT_STORABLE),
}).refine(({ outcome, on }) => outcome === 'undone' || on !== undefined, { path: ['on'], error: DAY })

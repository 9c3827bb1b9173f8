/** A public question with its answer. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

const text = (missing: string, longest: number) => z.string({ error: missing }).trim().min(1, missing)
  .max(longest, `Use como máximo ${String(longest)} caracteres`).refine(isStorable, NOT_STORABLE)
const PLACE = 'Escriba un lugar de 1 a 999'

export const faqSchema = z.object({
  id: z.uuid().optional(),
  question: text('Escriba la pregunta', 200),
  answer: text('Escriba la respuesta', 4000),
  position: z.coerce.number(PLACE).int(PLACE).min(1, PLACE).max(999, PLACE),
  published: z.literal('on').optional(),
})

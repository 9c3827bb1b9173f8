/** A public question with its answer. */
import { z } from 'zod'
import { writtenText } from '#app/http/written-text.ts'

const PLACE = 'Escriba un lugar de 1 a 999'

export const faqSchema = z.object({
  id: z.uuid().optional(),
  question: writtenText('Escriba la pregunta', 200),
  answer: writtenText('Escriba la respuesta', 4000),
  position: z.coerce.number(PLACE).int(PLACE).min(1, PLACE).max(999, PLACE),
  published: z.literal('on').optional(),
})

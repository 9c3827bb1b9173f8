/** The answer to a resignation: its receipt, or why it is returned. */
import { z } from 'zod'
import { writtenText } from '#app/http/written-text.ts'

const REASON = 'Escriba por qué se devuelve'

export const answerSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('acknowledge'), read: z.literal('on', 'Marque que leyó el documento firmado') }),
  z.object({
    intent: z.literal('return'),
    reason: writtenText(REASON, 2000),
  }),
])

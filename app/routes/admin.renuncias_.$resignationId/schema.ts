/** The answer to a resignation: its receipt, or why it is returned. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

const REASON = 'Escriba por qué se devuelve'

export const answerSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('acknowledge'), read: z.literal('on', 'Marque que leyó el documento firmado') }),
  z.object({
    intent: z.literal('return'),
    reason: z.string({ error: REASON }).trim().min(1, REASON).max(2000, 'Use como máximo 2000 caracteres')
      .refine(isStorable, NOT_STORABLE),
  }),
])

/** The end of a sample. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

const TEXT = 'Escriba la conclusión de la revisión'

export const sampleSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('draw') }),
  z.object({
    intent: z.literal('close'),
    statement: z.string({ error: TEXT }).trim().min(1, TEXT).max(4000, 'Use como máximo 4000 caracteres')
      .refine(isStorable, NOT_STORABLE),
  }),
])

/** A decision on one operation. The reason is read by whoever audits it. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

export const decisionSchema = z.object({
  quarantineId: z.coerce.number({ error: 'Elija una operación de la lista' }).int().min(1),
  verdict: z.enum(['admit', 'reject'], { error: 'Elija si se admite o se rechaza' }),
  reason: z.string({ error: 'Escriba por qué se admite o se rechaza' }).trim()
    .min(1, 'Escriba por qué se admite o se rechaza').max(2_000, 'Use como máximo 2000 caracteres')
    .refine(isStorable, NOT_STORABLE),
})

/** The answer of a sede to a request to sit the exam there. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

const REASON = 'Escriba el motivo: el residente lo leerá'

export const answerSchema = z.object({
  requestId: z.uuid('Actualice la página'),
  verdict: z.enum(['approved', 'rejected'], { error: 'Apruebe o no apruebe' }),
  reason: z.string({ error: REASON }).trim().min(1, REASON).max(500, 'Use como máximo 500 caracteres')
    .refine(isStorable, NOT_STORABLE),
})

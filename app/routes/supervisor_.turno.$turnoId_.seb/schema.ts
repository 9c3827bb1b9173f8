/** Why one person sits without Safe Exam Browser. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

const NEEDED = 'Escriba por qué esta persona presenta sin Safe Exam Browser.'

export const waiverSchema = z.object({
  reason: z.string({ error: NEEDED }).trim().min(1, NEEDED).max(500, 'Use como máximo 500 caracteres')
    .refine(isStorable, NOT_STORABLE),
})

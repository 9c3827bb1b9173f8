/** The answer to a request: what becomes of it, and why. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

const TEXT = 'Escriba la respuesta y en qué se funda'

export const answerSchema = z.object({
  outcome: z.enum(['granted', 'partly', 'denied'], 'Elija si procede'),
  text: z.string({ error: TEXT }).trim().min(1, TEXT).max(4000, 'Use como máximo 4000 caracteres').refine(isStorable, NOT_STORABLE),
})

/** Whom the coordination puts in charge of a turno at a sede, and why. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

const REASON = 'Escriba por qué se designa a esta persona'

export const forceSchema = z.object({
  to: z.uuid('Elija a quién queda a cargo'),
  reason: z.string({ error: REASON }).trim().min(1, REASON).max(2000, 'Use como máximo 2000 caracteres')
    .refine(isStorable, NOT_STORABLE),
})

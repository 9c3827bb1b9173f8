/** The person's own words, or the template as it stands. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

const TEXT = 'Escriba su renuncia'

export const draftSchema = z.object({
  text: z.string({ error: TEXT }).trim().min(1, TEXT).max(6000, 'Use como máximo 6000 caracteres').refine(isStorable, NOT_STORABLE),
})

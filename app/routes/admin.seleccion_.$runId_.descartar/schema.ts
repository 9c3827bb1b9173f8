/** The discard of a frozen selection: why, a tick, and the password. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

export const discardSchema = z.object({
  reason: z.string({ error: 'Escriba por qué se descarta' }).trim().min(1, 'Escriba por qué se descarta')
    .max(1000, 'Use como máximo 1000 caracteres').refine(isStorable, NOT_STORABLE),
  confirmed: z.literal('on', 'Marque que entiende lo que se abre de nuevo'),
  password: z.string({ error: 'Escriba su contraseña' }).min(1, 'Escriba su contraseña')
    .max(72, 'Use como máximo 72 caracteres'),
})

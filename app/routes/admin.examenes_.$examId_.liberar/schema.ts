/** The release of a form: its findings as shown, a reason, and the password. */
import { z } from 'zod'
import { isUuid } from '#app/http/is-uuid.ts'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

export const releaseSchema = z.object({
  forma: z.string().refine(isUuid, 'Recargue la página'),
  shown: z.string().regex(/^[0-9a-f]{64}$/, 'Recargue la página'),
  reason: z.string({ error: 'Escriba por qué se libera' }).trim().min(1, 'Escriba por qué se libera')
    .max(1000, 'Use como máximo 1000 caracteres').refine(isStorable, NOT_STORABLE),
  confirmed: z.literal('on', 'Marque que leyó los hallazgos'),
  password: z.string({ error: 'Escriba su contraseña' }).min(1, 'Escriba su contraseña')
    .max(72, 'Use como máximo 72 caracteres'),
})

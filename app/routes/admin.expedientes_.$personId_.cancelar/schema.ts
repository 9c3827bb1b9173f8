/** What was false, how it was found, a tick under the consequence, and the password. */
import { z } from 'zod'
import { FALSE_INFORMATION } from '#exam-engine/convocatoria/false-information.ts'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

const NOTE = 'Escriba qué información es falsa y cómo se comprobó'
const PASSWORD = 'Escriba su contraseña'

export const cancelSchema = z.object({
  reason: z.enum(FALSE_INFORMATION, 'Elija qué información es falsa'),
  note: z.string({ error: NOTE }).trim().min(1, NOTE).max(2000, 'Use como máximo 2000 caracteres').refine(isStorable, NOT_STORABLE),
  confirmed: z.literal('on', 'Marque que leyó las consecuencias'),
  password: z.string({ error: PASSWORD }).min(1, PASSWORD).max(200, 'Use como máximo 200 caracteres'),
})

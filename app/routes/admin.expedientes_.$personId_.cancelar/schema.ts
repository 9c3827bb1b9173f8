/** What was false, how it was found, a tick under the consequence, and the password. */
import { z } from 'zod'
import { FALSE_INFORMATION } from '#exam-engine/convocatoria/false-information.ts'
import { writtenText } from '#app/http/written-text.ts'
import { typedPassword } from '#app/passwords/typed-password.ts'

const NOTE = 'Escriba qué información es falsa y cómo se comprobó'

export const cancelSchema = z.object({
  reason: z.enum(FALSE_INFORMATION, 'Elija qué información es falsa'),
  note: writtenText(NOTE, 2000),
  confirmed: z.literal('on', 'Marque que leyó las consecuencias'),
  password: typedPassword('Escriba su contraseña'),
})

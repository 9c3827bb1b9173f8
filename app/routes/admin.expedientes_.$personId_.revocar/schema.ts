/** Why a seat is to be taken back, and the password. */
import { z } from 'zod'
import { writtenText } from '#app/http/written-text.ts'
import { REVOCATION_GROUNDS } from '#exam-engine/convocatoria/revocation.ts'
import { typedPassword } from '#app/passwords/typed-password.ts'

const REASON = 'Escriba qué se encontró y cómo se comprobó'

export const proposeSchema = z.object({
  ground: z.enum(REVOCATION_GROUNDS, 'Elija la causa'),
  reason: writtenText(REASON, 2000),
  password: typedPassword('Escriba su contraseña'),
})

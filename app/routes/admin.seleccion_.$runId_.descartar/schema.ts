/** The discard of a frozen selection: why, a tick, and the password. */
import { z } from 'zod'
import { writtenText } from '#app/http/written-text.ts'
import { ownPassword } from '#app/passwords/typed-password.ts'

export const discardSchema = z.object({
  reason: writtenText('Escriba por qué se descarta', 1000),
  confirmed: z.literal('on', 'Marque que entiende lo que se abre de nuevo'),
  password: ownPassword,
})

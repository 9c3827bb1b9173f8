/** Publishing a text of the letters: why, and the own password. */
import { z } from 'zod'
import { writtenText } from '#app/http/written-text.ts'
import { ownPassword } from '#app/passwords/typed-password.ts'

export const publishSchema = z.object({
  reason: writtenText('Escriba por qué cambia el texto', 500),
  password: ownPassword,
})

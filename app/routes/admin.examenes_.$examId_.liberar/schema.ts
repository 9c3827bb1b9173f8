/** The release of a form: its findings as shown, a reason, and the password. */
import { z } from 'zod'
import { isUuid } from '#app/http/is-uuid.ts'
import { writtenText } from '#app/http/written-text.ts'
import { ownPassword } from '#app/passwords/typed-password.ts'

export const releaseSchema = z.object({
  forma: z.string().refine(isUuid, 'Recargue la página'),
  shown: z.string().regex(/^[0-9a-f]{64}$/, 'Recargue la página'),
  reason: writtenText('Escriba por qué se libera', 1000),
  confirmed: z.literal('on', 'Marque que leyó los hallazgos'),
  password: ownPassword,
})

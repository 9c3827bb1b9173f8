/** The two authentications of §5.13: the password again; then, with the proof of it, a sentence that is ticked. */
import { z } from 'zod'
import { ownPassword } from '#app/passwords/typed-password.ts'

export const passwordSchema = z.object({
  password: ownPassword,
})

export const confirmSchema = z.object({
  proof: z.string().regex(/^[\w-]{1,400}$/),
  confirmed: z.literal('on', 'Marque que entiende que la decisión es irrevocable'),
})

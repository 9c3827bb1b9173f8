/** The password that was typed, or six figures of a second factor. */
import { z } from 'zod'
import { ownPassword } from '#app/passwords/typed-password.ts'

export const confirmSchema = z.object({
  password: ownPassword,
})

/** What the own account's forms send. The policy judges a new password; here only that it is there, and twice the same. */
import { z } from 'zod'
import { newPassword, typedPassword } from '#app/passwords/typed-password.ts'

export const passwordSchema = z.object({
  current: typedPassword('Escriba su contraseña actual'),
  next: newPassword('Escriba la contraseña nueva'),
  again: typedPassword('Escriba la contraseña nueva otra vez'),
}).refine(({ next, again }) => next === again, { path: ['again'], error: 'Las dos contraseñas nuevas no son iguales' })

export const revokeSchema = z.object({ session: z.string().regex(/^[0-9a-f]{64}$/) })

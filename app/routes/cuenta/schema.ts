/** What the own account's forms send. The policy judges a new password; here only that it is there, and twice the same. */
import { z } from 'zod'

const password = (missing: string) => z.string({ error: missing }).min(1, missing).max(200, 'Use como máximo 200 caracteres')

export const passwordSchema = z.object({
  current: password('Escriba su contraseña actual'),
  next: password('Escriba la contraseña nueva'),
  again: password('Escriba la contraseña nueva otra vez'),
}).refine(({ next, again }) => next === again, { path: ['again'], error: 'Las dos contraseñas nuevas no son iguales' })

export const revokeSchema = z.object({ session: z.string().regex(/^[0-9a-f]{64}$/) })

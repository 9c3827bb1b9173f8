/** A new password with the matrícula. The policy judges the password; here only that it is there, and twice the same. */
import { z } from 'zod'
import { newPassword, typedPassword } from '#app/passwords/typed-password.ts'

export const linkPasswordSchema = z.object({
  matricula: z.string({ error: 'Escriba su matrícula' }).trim().min(1, 'Escriba su matrícula')
    .max(40, 'Use como máximo 40 caracteres'),
  next: newPassword('Escriba una contraseña'),
  again: typedPassword('Escriba la contraseña otra vez'),
}).refine(({ next, again }) => next === again, { path: ['again'], error: 'Las dos contraseñas no son iguales' })

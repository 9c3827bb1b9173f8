/** A new password with the matrícula. The policy judges the password; here only that it is there, and twice the same. */
import { z } from 'zod'

const password = (missing: string) => z.string({ error: missing }).min(1, missing).max(200, 'Use como máximo 200 caracteres')

export const linkPasswordSchema = z.object({
  matricula: z.string({ error: 'Escriba su matrícula' }).trim().min(1, 'Escriba su matrícula')
    .max(40, 'Use como máximo 40 caracteres'),
  next: password('Escriba una contraseña'),
  again: password('Escriba la contraseña otra vez'),
}).refine(({ next, again }) => next === again, { path: ['again'], error: 'Las dos contraseñas no son iguales' })

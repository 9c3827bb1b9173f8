/** What the sign-in form takes. Lengths bound what reaches the hash; they say nothing about real accounts. */
import { z } from 'zod'
import { ownPassword } from '#app/passwords/typed-password.ts'

export const signInSchema = z.object({
  identifier: z.string({ error: 'Escriba su matrícula o su correo electrónico' }).trim()
    .min(1, 'Escriba su matrícula o su correo electrónico').max(120, 'Use como máximo 120 caracteres')
    .regex(/^\P{Cc}*$/u, 'Escriba su matrícula o su correo electrónico'),
  password: ownPassword,
})

/** What the sign-in form takes. Lengths bound what reaches the hash; they say nothing about real accounts. */
import { z } from 'zod'

export const signInSchema = z.object({
  identifier: z.string({ error: 'Escriba su matrícula o su correo electrónico' }).trim()
    .min(1, 'Escriba su matrícula o su correo electrónico').max(120, 'Use como máximo 120 caracteres')
    .regex(/^\P{Cc}*$/u, 'Escriba su matrícula o su correo electrónico'),
  password: z.string({ error: 'Escriba su contraseña' })
    .min(1, 'Escriba su contraseña').max(72, 'Use como máximo 72 caracteres'),
})

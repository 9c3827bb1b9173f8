/** The acts of the page: a password to leave Safe Exam Browser, or a requirement switched on or off. */
import { z } from 'zod'

export const passwordSchema = z.object({
  intent: z.literal('password'),
  password: z.string({ error: 'Escriba la contraseña de salida' }).min(8, 'Use al menos 8 caracteres')
    .max(64, 'Use como máximo 64 caracteres'),
})

export const requirementSchema = z.object({
  intent: z.literal('require'), kind: z.enum(['sede', 'exam']), key: z.string().min(1).max(64),
  required: z.enum(['yes', 'no']),
})

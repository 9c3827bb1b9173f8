/** The password that was typed, or six figures of a second factor. */
import { z } from 'zod'

export const confirmSchema = z.object({
  password: z.string({ error: 'Escriba su contraseña' }).min(1, 'Escriba su contraseña')
    .max(72, 'Use como máximo 72 caracteres'),
})

/** The two authentications of §5.13: the password again; then, with the proof of it, a sentence that is ticked. */
import { z } from 'zod'

export const passwordSchema = z.object({
  password: z.string({ error: 'Escriba su contraseña' }).min(1, 'Escriba su contraseña')
    .max(72, 'Use como máximo 72 caracteres'),
})

export const confirmSchema = z.object({
  proof: z.string().regex(/^[\w-]{1,400}$/),
  confirmed: z.literal('on', 'Marque que entiende que la decisión es irrevocable'),
})

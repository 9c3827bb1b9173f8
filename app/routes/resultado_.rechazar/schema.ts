/** The two authentications of §5.13: the password again, and a sentence that is ticked. */
import { z } from 'zod'

export const rejectSchema = z.object({
  password: z.string({ error: 'Escriba su contraseña' }).min(1, 'Escriba su contraseña')
    .max(72, 'Use como máximo 72 caracteres'),
  confirmed: z.literal('on', 'Marque que entiende que la decisión es irrevocable'),
})

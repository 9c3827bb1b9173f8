/** The signature of a sheet: over the content that was shown, said to be read, with the password again. */
import { z } from 'zod'

export const signSchema = z.object({
  shown: z
    .string({ error: 'Actualice la página y lea la hoja de nuevo' })
    .regex(/^[0-9a-f]{64}$/, 'Actualice la página y lea la hoja de nuevo'),
  read: z.literal('on', 'Marque que revisó la hoja'),
  password: z
    .string({ error: 'Escriba su contraseña' })
    .min(1, 'Escriba su contraseña')
    .max(200, 'Escriba su contraseña'),
})

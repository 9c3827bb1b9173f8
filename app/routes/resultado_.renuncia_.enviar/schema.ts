/** What goes with the signed document: the consequence that was read, a tick, the password. */
import { z } from 'zod'

const PASSWORD = 'Escriba su contraseña'

export const sendSchema = z.object({
  shown: z.enum(['competeAgain', 'keepsCourse', 'losesStatus']),
  confirmed: z.literal('on', 'Marque que leyó las consecuencias y renuncia'),
  password: z.string({ error: PASSWORD }).min(1, PASSWORD).max(200, 'Use como máximo 200 caracteres'),
})

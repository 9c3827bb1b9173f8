/** The code of a sede as it is typed; whether it is right is said by the server. */
import { z } from 'zod'

export const passSchema = z.object({
  code: z.string({ error: 'Escriba el código que le dio su sede' }).trim()
    .min(1, 'Escriba el código que le dio su sede').max(30, 'Use como máximo 30 caracteres'),
})

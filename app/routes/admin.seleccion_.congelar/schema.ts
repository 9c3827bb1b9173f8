/** What freezes the input: a confirmation and, if the public lottery was drawn, its seed. */
import { z } from 'zod'

export const freezeSelectionSchema = z.object({
  lotterySeed: z.string().trim().toLowerCase()
    .regex(/^[0-9a-f]{64}$/, 'La semilla lleva 64 cifras hexadecimales (0–9, a–f); revísela o déjela vacía').optional(),
  confirmed: z.literal('on', 'Marque que las calificaciones ya no cambiarán'),
})

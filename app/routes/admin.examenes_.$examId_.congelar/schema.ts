/** The confirmation of a freeze. */
import { z } from 'zod'

export const freezeSchema = z.object({
  confirmed: z.literal('on', 'Marque que la nueva versión será la que se presente'),
})

/** Accepting the carta compromiso: having read it is said, not assumed. */
import { z } from 'zod'

export const commitmentSchema = z.object({
  /** Names the text that was shown; another one is not accepted. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  read: z.literal('on', 'Marque que leyó la carta completa y la acepta'),
})

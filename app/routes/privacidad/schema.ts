/** The tick under the notice, the version that was shown, and where the person was going. */
import { z } from 'zod'

export const consentSchema = z.object({
  agreed: z.literal('on', 'Marque la casilla para continuar'),
  version: z.coerce.number().int().min(1),
  destino: z.string().max(500).optional(),
})

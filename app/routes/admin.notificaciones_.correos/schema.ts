/** Addresses, one on each line: as the outbox can send to. */
import { z } from 'zod'

const FORM = 'Escriba un correo en cada renglón, por ejemplo educacion@imss.gob.mx'

export const addressesSchema = z.object({
  addresses: z.string().default('').transform((text) => [...new Set(text.split(/\s+/).filter((word) => word !== ''))])
    .pipe(z.array(z.email(FORM).max(254, 'Use como máximo 254 caracteres en cada correo')).max(5, 'Use como máximo cinco correos')),
})

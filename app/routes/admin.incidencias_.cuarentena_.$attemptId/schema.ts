/** A decision on one operation. The reason is read by whoever audits it. */
import { z } from 'zod'
import { writtenText } from '#app/http/written-text.ts'

export const decisionSchema = z.object({
  quarantineId: z.coerce.number({ error: 'Elija una operación de la lista' }).int().min(1),
  verdict: z.enum(['admit', 'reject'], { error: 'Elija si se admite o se rechaza' }),
  reason: writtenText('Escriba por qué se admite o se rechaza', 2_000),
})

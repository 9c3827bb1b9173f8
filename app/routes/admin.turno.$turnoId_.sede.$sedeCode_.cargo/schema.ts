/** Whom the coordination puts in charge of a turno at a sede, and why. */
import { z } from 'zod'
import { writtenText } from '#app/http/written-text.ts'

const REASON = 'Escriba por qué se designa a esta persona'

export const forceSchema = z.object({
  to: z.uuid('Elija a quién queda a cargo'),
  reason: writtenText(REASON, 2000),
})

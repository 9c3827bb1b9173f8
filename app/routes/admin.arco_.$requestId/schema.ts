/** The answer to a request: what becomes of it, and why. */
import { z } from 'zod'
import { writtenText } from '#app/http/written-text.ts'

const TEXT = 'Escriba la respuesta y en qué se funda'

export const answerSchema = z.object({
  outcome: z.enum(['granted', 'partly', 'denied'], 'Elija si procede'),
  text: writtenText(TEXT, 4000),
})

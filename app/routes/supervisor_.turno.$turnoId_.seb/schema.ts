/** Why one person sits without Safe Exam Browser. */
import { z } from 'zod'
import { writtenText } from '#app/http/written-text.ts'

const NEEDED = 'Escriba por qué esta persona presenta sin Safe Exam Browser.'

export const waiverSchema = z.object({
  reason: writtenText(NEEDED, 500),
})

/** The answer of a sede to a request to sit the exam there. */
import { z } from 'zod'
import { writtenText } from '#app/http/written-text.ts'

const REASON = 'Escriba el motivo: el residente lo leerá'

export const answerSchema = z.object({
  requestId: z.uuid('Actualice la página'),
  verdict: z.enum(['approved', 'rejected'], { error: 'Apruebe o no apruebe' }),
  reason: writtenText(REASON, 500),
})

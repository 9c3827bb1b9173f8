/** Time given back to a sede: how much, and why, in words that each candidate reads. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'
import { writtenText } from '#app/http/written-text.ts'

const MINUTES = 'Escriba minutos enteros, de 1 a 120'
const REASON = 'Escriba por qué se repone el tiempo'

export const compensationSchema = z.object({
  id: z.uuid('Actualice la página y escriba la reposición de nuevo'),
  sede: z.string({ error: 'Elija la sede' }).min(1, 'Elija la sede').max(32).refine(isStorable, NOT_STORABLE),
  minutes: z.number({ error: MINUTES }).int(MINUTES).min(1, MINUTES).max(120, MINUTES),
  reason: writtenText(REASON, 300),
})

/**
 * A what-if run: its name; the seats of each pool of one course in the order of the page; what would be annulled in one
 * form, of which nothing chosen means that all of it counts.
 */
import { z } from 'zod'
import { isUuid } from '#app/http/is-uuid.ts'
import { writtenText } from '#app/http/written-text.ts'
import { ANNULMENT_POLICIES } from '#exam-engine/marking/mark.ts'

const COUNT = 'Escriba un número entero de 0 a 999'
const uuid = z.string().refine(isUuid, 'Elija de la lista')

export const whatIfSchema = z.object({
  cer: z.string().min(1).optional(),
  label: writtenText('Escriba qué pregunta esta simulación', 120),
  seats: z.array(z.number({ error: COUNT }).int(COUNT).min(0, COUNT).max(999, COUNT)).max(1000).default([]),
  forma: uuid.optional(),
  politica: z.enum(ANNULMENT_POLICIES, 'Elija qué pasa con los reactivos anulados').default('drop'),
  reactivo: z.array(uuid).max(500).default([]),
})

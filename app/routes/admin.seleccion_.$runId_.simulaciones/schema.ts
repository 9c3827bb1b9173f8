/** A what-if run: its name, and the seats of each pool of one course in the order of the page. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

const COUNT = 'Escriba un número entero de 0 a 999'

export const whatIfSchema = z.object({
  cer: z.string().min(1),
  label: z.string({ error: 'Escriba qué pregunta esta simulación' }).trim().min(1, 'Escriba qué pregunta esta simulación')
    .max(120, 'Use como máximo 120 caracteres').refine(isStorable, NOT_STORABLE),
  seats: z.array(z.number({ error: COUNT }).int(COUNT).min(0, COUNT).max(999, COUNT)).max(1000),
})

/** A what-if run: its name, and the seats of each pool of one course in the order of the page. */
import { z } from 'zod'
import { writtenText } from '#app/http/written-text.ts'

const COUNT = 'Escriba un número entero de 0 a 999'

export const whatIfSchema = z.object({
  cer: z.string().min(1),
  label: writtenText('Escriba qué pregunta esta simulación', 120),
  seats: z.array(z.number({ error: COUNT }).int(COUNT).min(0, COUNT).max(999, COUNT)).max(1000),
})

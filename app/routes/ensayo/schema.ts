/** What a rehearsal begins with. The machine's name is drawn by its page, so that check and rehearsal are of one machine. */
import { z } from 'zod'
import { labelSchema } from '#app/system-check/measurements.ts'

export const startSchema = z.object({
  label: labelSchema,
  sede: z.string({ error: 'Elija la sede' }).min(1, 'Elija la sede').max(32, 'Elija la sede'),
  deviceId: z.uuid({ error: 'Espere a que la página termine de cargar y vuelva a intentarlo' }),
})

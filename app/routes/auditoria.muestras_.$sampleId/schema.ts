/** The end of a sample. */
import { z } from 'zod'
import { writtenText } from '#app/http/written-text.ts'

const TEXT = 'Escriba la conclusión de la revisión'

export const sampleSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('draw') }),
  z.object({
    intent: z.literal('close'),
    statement: writtenText(TEXT, 4000),
  }),
])

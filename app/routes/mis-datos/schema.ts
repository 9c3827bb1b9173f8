/** A request about the own data, or the withdrawal of one. */
import { z } from 'zod'
import { ARCO_KINDS } from '#exam-engine/privacy/arco.ts'
import { writtenText } from '#app/http/written-text.ts'

const TEXT = 'Escriba qué solicita y sobre qué datos'

export const fileSchema = z.object({
  kind: z.enum(ARCO_KINDS, 'Elija qué derecho ejerce'),
  text: writtenText(TEXT, 4000),
})

export const withdrawSchema = z.object({ requestId: z.uuid() })

/** A request about the own data, or the withdrawal of one. */
import { z } from 'zod'
import { ARCO_KINDS } from '#exam-engine/privacy/arco.ts'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

const TEXT = 'Escriba qué solicita y sobre qué datos'

export const fileSchema = z.object({
  kind: z.enum(ARCO_KINDS, 'Elija qué derecho ejerce'),
  text: z.string({ error: TEXT }).trim().min(1, TEXT).max(4000, 'Use como máximo 4000 caracteres').refine(isStorable, NOT_STORABLE),
})

export const withdrawSchema = z.object({ requestId: z.uuid() })

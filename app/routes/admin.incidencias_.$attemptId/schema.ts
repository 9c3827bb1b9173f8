/** The two acts on an incident. The note of a reversal is read by whoever audits it. */
import { z } from 'zod'
import { writtenText } from '#app/http/written-text.ts'

const reasonFor = (missing: string) => writtenText(missing, 2_000)

export const reversalSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('undoDenial'), note: reasonFor('Escriba por qué se revierte el acceso negado') }),
  z.object({ intent: z.literal('reinstate'), note: reasonFor('Escriba por qué se revierte la cancelación') }),
])

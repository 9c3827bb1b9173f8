/** The two acts on an incident. The note of a reversal is read by whoever audits it. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

export const reversalSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('undoDenial') }),
  z.object({
    intent: z.literal('reinstate'),
    note: z.string({ error: 'Escriba por qué se revierte la cancelación' }).trim()
      .min(1, 'Escriba por qué se revierte la cancelación').max(2_000, 'Use como máximo 2000 caracteres')
      .refine(isStorable, NOT_STORABLE),
  }),
])

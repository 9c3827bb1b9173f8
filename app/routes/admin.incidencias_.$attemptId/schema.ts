/** The two acts on an incident. The note of a reversal is read by whoever audits it. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

const reasonFor = (missing: string) => z.string({ error: missing }).trim().min(1, missing)
  .max(2_000, 'Use como máximo 2000 caracteres').refine(isStorable, NOT_STORABLE)

export const reversalSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('undoDenial'), note: reasonFor('Escriba por qué se revierte el acceso negado') }),
  z.object({ intent: z.literal('reinstate'), note: reasonFor('Escriba por qué se revierte la cancelación') }),
])

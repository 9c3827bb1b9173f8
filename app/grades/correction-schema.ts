/** The acts on corrections, on the professor's page and on the coordination's. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

const words = (text: z.ZodString) =>
  text.trim().max(1000, 'Use como máximo 1000 caracteres').refine(isStorable, NOT_STORABLE)

export const proposeSchema = z.object({
  intent: z.literal('propose'),
  /** "folio año", as the choice offers it. */
  grade: z.string({ error: 'Elija la calificación' }).regex(/^\S+ [1-6]$/, 'Elija la calificación'),
  base: z.enum(['100', '10', '5'], 'Elija la base: 100, 10 o 5').transform((text) => Number(text) as 100 | 10 | 5),
  typed: z
    .string({ error: 'Escriba la calificación correcta' })
    .trim()
    .min(1, 'Escriba la calificación correcta')
    .max(16, 'Escriba solo un número'),
  reason: words(z.string({ error: 'Escriba el motivo' })).pipe(z.string().min(1, 'Escriba el motivo')),
})

export const decideSchema = z.object({
  intent: z.enum(['approve', 'reject', 'withdraw']),
  correction: z.uuid('Actualice la página'),
  note: words(z.string()).default(''),
})

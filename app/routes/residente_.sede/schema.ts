/** What a resident does about the sede of the own exam: ask for another, or take the request back. */
import { z } from 'zod'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

const SEDE = 'Elija la sede en la que quiere presentar'

export const examSedeSchema = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('ask'),
    sedeCode: z.string({ error: SEDE }).trim().min(1, SEDE).max(40).refine(isStorable, NOT_STORABLE),
    reason: z.enum(['rotation', 'vacation', 'other'], { error: 'Elija el motivo' }),
    note: z.string().trim().max(500, 'Use como máximo 500 caracteres').refine(isStorable, NOT_STORABLE).default(''),
  }),
  z.object({ intent: z.literal('withdraw'), requestId: z.uuid('Actualice la página') }),
])

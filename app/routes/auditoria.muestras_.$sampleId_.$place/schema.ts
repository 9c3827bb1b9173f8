/** The finding on one row. Which checks a population has, and that none is open, is judged by the rule. */
import { z } from 'zod'
import { CHECKS, type Check } from '#exam-engine/audit/sample-checks.ts'
import { isStorable, NOT_STORABLE } from '#app/http/storable-text.ts'

const ALL = [...new Set(Object.values(CHECKS).flat())] as [Check, ...Check[]]

export const findingSchema = z.object({
  outcome: z.enum(['conforms', 'observed'], 'Elija si es conforme o si hay una observación'),
  checks: z.array(z.enum(ALL)).default([]),
  text: z.string().trim().max(2000, 'Use como máximo 2000 caracteres').refine(isStorable, NOT_STORABLE).default(''),
})

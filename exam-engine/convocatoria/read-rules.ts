// From the JSON of a call to rules that can be applied. Refuses data of another form, and data that contradict
// themselves: a prerequisite without an exam, dates out of order, weights that do not make a whole.
import { accept, refuse, type Result } from '../kernel/result.ts'
import { findContradiction } from './contradictions.ts'
import { rulesSchema, type ConvocatoriaRules } from './rules.ts'

/**
 * Reads a rule set from parsed JSON. Refuses with `INVALID_RULES` (the first bad path and what is wrong there).
 * Dates become instants; the results window keeps its day and its end only.
 */
export function parseRules(value: unknown): Result<ConvocatoriaRules, 'INVALID_RULES'> {
  const parsed = rulesSchema.safeParse(value)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    return refuse('INVALID_RULES', { path: issue?.path.join('.') ?? '', problem: issue?.message ?? '' })
  }
  const problem = findContradiction(parsed.data)
  return problem === null ? accept(parsed.data) : refuse('INVALID_RULES', { path: '', problem })
}

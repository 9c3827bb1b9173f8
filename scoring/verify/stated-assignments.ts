// Reads, from any JSON that claims to be results, who is said to hold which seat, and nothing more: a file that is
// wrong elsewhere can still be judged for stability.
import { z } from 'zod'
import type { Place } from '../package/schema.ts'

const statedResults = z.object({
  candidates: z.array(z.object({
    folio: z.string(),
    assigned: z.object({ cer: z.string(), sede: z.string(), subsede: z.string().nullable() }).nullable(),
  })),
})

/** The seat of each folio that is said to hold one; null when the value does not state any assignment. */
export function readAssignments(value: unknown): ReadonlyMap<string, Place> | null {
  const parsed = statedResults.safeParse(value)
  if (!parsed.success) return null
  const assignments = new Map<string, Place>()
  for (const { folio, assigned } of parsed.data.candidates) if (assigned !== null) assignments.set(folio, assigned)
  return assignments
}

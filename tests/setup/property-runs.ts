/**
 * How often a property is tried: in `npm test` as often as it says itself, in `npm run test:long` at least as often as
 * EFISER_PROPERTY_RUNS says. The one place that reads it.
 */
import fc from 'fast-check'
import process from 'node:process'

const LEAST = Number(process.env['EFISER_PROPERTY_RUNS'] ?? 0)

/** Whether this is a long run: tests may then take as long as they need. */
export const LONG = LEAST > 0

/** Of a property that names its own number, because one try of it is dear. */
export function runs(ordinary: number): number {
  return Math.max(ordinary, LEAST)
}

// As a setup file of vitest: properties that name no number.
if (LONG) fc.configureGlobal({ numRuns: runs(100) })

// By how many days the dates of a call move, where its next period is first proposed: whole weeks, so that each stays on
// its day of the week; the fewest that leave the call behind and a week to look at the draft. Convocatoria §2.1, §5.3
import { addDuration, hours, type Instant } from '../kernel/time.ts'
import { callEnd } from './windows.ts'
import type { ConvocatoriaRules } from './rules.ts'

const DAYS_OF_A_WEEK = 7
const WEEK = hours(24 * DAYS_OF_A_WEEK)

/** A multiple of 7, at least 7. The registration opens when the call has ended, its publication a week after `now` or later. */
export function proposePeriodDays(rules: ConvocatoriaRules, now: Instant): number {
  const { publishedAt, windows: { registration } } = rules
  const behind = Math.max(callEnd(rules) - registration.from, addDuration(now, WEEK) - publishedAt, WEEK)
  return Math.ceil(behind / WEEK) * DAYS_OF_A_WEEK
}

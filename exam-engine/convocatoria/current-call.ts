// Which of several calls the platform is about at an instant: one, never two. Decided by the dates alone; nobody sets
// it. A call is in process from its publication until its results close.
import type { Instant } from '../kernel/time.ts'

export type CallDates = { readonly publishedAt: Instant; readonly resultsUntil: Instant }

/**
 * The call in force at `now`; null when there is none at all. Of those in process the one that ends first: who awaits
 * its results must not lose it to the next. With none in process the one that ended last; before the first publication
 * the one to be published next. Convocatoria §2.1, §5.1
 */
export function currentCall<Call extends CallDates>(calls: readonly Call[], now: Instant): Call | null {
  const published = calls.filter(({ publishedAt }) => publishedAt <= now)
  const inProcess = published.filter(({ resultsUntil }) => now < resultsUntil)
  if (inProcess.length > 0) return least(inProcess, ({ resultsUntil }) => resultsUntil)
  if (published.length > 0) return least(published, ({ resultsUntil }) => -resultsUntil)
  return least(calls, ({ publishedAt }) => publishedAt)
}

/** With the same key: the one published first, then the one that ends first. Beyond that they have the same dates. */
function least<Call extends CallDates>(calls: readonly Call[], key: (call: Call) => number): Call | null {
  const [first] = calls.toSorted((a, b) =>
    key(a) - key(b) || a.publishedAt - b.publishedAt || a.resultsUntil - b.resultsUntil)
  return first ?? null
}

// Which of several calls the platform is about at an instant: one, never two. Decided by the dates alone; nobody sets
// it. A call is in process from its publication until the last of its deadlines: who has a seat takes it up after the
// results have closed, and needs the call, the result and the letter until then.
import type { Instant } from '../kernel/time.ts'

export type CallDates = { readonly publishedAt: Instant; readonly endsAt: Instant }

/**
 * The call in force at `now`; null when there is none at all. Of those in process the one that ends first: who awaits
 * its results, or has a seat to take up, must not lose it to the next. With none in process the one that ended last; before the first publication
 * the one to be published next. Convocatoria §2.1, §5.1, §5.9.3
 */
export function currentCall<Call extends CallDates>(calls: readonly Call[], now: Instant): Call | null {
  const published = calls.filter(({ publishedAt }) => publishedAt <= now)
  const inProcess = published.filter(({ endsAt }) => now < endsAt)
  if (inProcess.length > 0) return least(inProcess, ({ endsAt }) => endsAt)
  if (published.length > 0) return least(published, ({ endsAt }) => -endsAt)
  return least(calls, ({ publishedAt }) => publishedAt)
}

/** With the same key: the one published first, then the one that ends first. Beyond that they have the same dates. */
function least<Call extends CallDates>(calls: readonly Call[], key: (call: Call) => number): Call | null {
  const [first] = calls.toSorted((a, b) =>
    key(a) - key(b) || a.publishedAt - b.publishedAt || a.endsAt - b.endsAt)
  return first ?? null
}

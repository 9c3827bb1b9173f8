/** How often one line may report its focus: a person's pace, also after an outage. What is refused comes again. */
const PER_MINUTE = 60
const MINUTE_MS = 60_000

/** True when one more message is allowed now. `now` in milliseconds, from a monotonic clock. */
export function createFocusLimit(now: () => number = () => performance.now()): () => boolean {
  let opened = now()
  let taken = 0
  return () => {
    if (now() - opened >= MINUTE_MS) {
      opened = now()
      taken = 0
    }
    taken += 1
    return taken <= PER_MINUTE
  }
}

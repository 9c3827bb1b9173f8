/** A token bucket per socket: far above what a person or a resend can do, far below what hurts the others. */
export interface RateBucket {
  /** True when one more message is allowed now. */
  take(): boolean
}

const ANY = { perSecond: 200, burst: 400 }
/** Attaching locks a row, reads the whole attempt and may write to the audit. */
export const ATTACHES = { perSecond: 0.5, burst: 20 }

/** Full at first. `now` in milliseconds, from a monotonic clock. */
export function createRateBucket(
  { perSecond, burst }: typeof ANY = ANY, now: () => number = () => performance.now(),
): RateBucket {
  let tokens = burst
  let filledAt = now()
  return {
    take() {
      const at = now()
      tokens = Math.min(burst, tokens + (at - filledAt) * perSecond / 1000)
      filledAt = at
      if (tokens < 1) return false
      tokens -= 1
      return true
    },
  }
}

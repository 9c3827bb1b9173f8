/** A token bucket per socket: far above what a person or a resend can do, far below what hurts the others. */
export interface RateBucket {
  /** True when one more message is allowed now. */
  take(): boolean
}

const PER_SECOND = 200
const BURST = 400

/** Full at first. `now` in milliseconds, from a monotonic clock. */
export function createRateBucket(now: () => number = () => performance.now()): RateBucket {
  let tokens = BURST
  let filledAt = now()
  return {
    take() {
      const at = now()
      tokens = Math.min(BURST, tokens + (at - filledAt) * PER_SECOND / 1000)
      filledAt = at
      if (tokens < 1) return false
      tokens -= 1
      return true
    },
  }
}

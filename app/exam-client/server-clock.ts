/**
 * The server's time as this page knows it: what replies tell, counted on with a
 * monotonic clock. The device's own clock is never read for it.
 */
import { instant, type Instant } from '#exam-engine/kernel/time.ts'

export interface ServerClock {
  /** The server's time now; null before the first reply. */
  now(): Instant | null
  /** A reply that was asked for at `sentAt` and came now; both on the monotonic clock. */
  observe(serverNow: Instant, sentAt: number): void
  /** The best guess that a page without a connection has: any reply replaces it. */
  estimate(serverNow: Instant): void
}

/** A reading this old gives way to a less exact one: clocks drift. */
const TRUSTED_FOR_MS = 60_000
/** A difference like this is no delay: the demo clock was moved. */
const MOVED_MS = 5000

export function createServerClock(monotonic: () => number = () => performance.now()): ServerClock {
  let best: { ahead: number; roundTrip: number; at: number } | null = null
  return {
    now: () => best === null ? null : instant(Math.round(monotonic() + best.ahead)),
    estimate(serverNow) {
      const at = monotonic()
      best ??= { ahead: serverNow - at, roundTrip: Infinity, at }
    },
    observe(serverNow, sentAt) {
      const at = monotonic()
      const roundTrip = at - sentAt
      const ahead = serverNow + roundTrip / 2 - at
      if (best === null || roundTrip <= best.roundTrip || at - best.at > TRUSTED_FOR_MS
        || Math.abs(ahead - best.ahead) > MOVED_MS + roundTrip) best = { ahead, roundTrip, at }
    },
  }
}

/**
 * This node's idea of the system's time. The database's efiser_now() is the
 * clock; the node measures how far its own monotonic clock is from it, again and
 * again, so that neither a jump of the machine's clock nor a move of the demo
 * clock goes unnoticed.
 */
import { instant, type Instant } from '#exam-engine/kernel/time.ts'
import type { Database } from '#db/client.ts'
import { readNow } from '#db/queries/clock.ts'

export type NodeClock = {
  /** The system's time now, to within half the round trip of the last measurement. */
  now(): Instant
  /** How far the system's time is ahead of this machine's clock, in whole milliseconds. */
  offsetMs(): number
  /** Measures at once, as after the demo clock was moved; returns the time read. */
  measure(): Promise<Instant>
  stop(): void
}

const MEASURE_EVERY_MS = 5000
const SAMPLES = 3

/** Measures once, then every five seconds until `stop`. Fails if the database does not answer the first time. */
export async function startNodeClock(database: Database): Promise<NodeClock> {
  let ahead = 0

  const measure = async () => {
    let bestRoundTrip = Infinity
    let latest = instant(0)
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      const sent = performance.now()
      latest = await readNow(database.db)
      const roundTrip = performance.now() - sent
      if (roundTrip >= bestRoundTrip) continue
      bestRoundTrip = roundTrip
      ahead = latest - (sent + roundTrip / 2)
    }
    return latest
  }

  await measure()
  // A failed measurement keeps the last one: /healthz tells of a database that does not answer.
  const timer = setInterval(() => { measure().catch(() => undefined) }, MEASURE_EVERY_MS)
  timer.unref()
  const now = () => instant(Math.round(performance.now() + ahead))
  return { now, offsetMs: () => now() - Date.now(), measure, stop: () => { clearInterval(timer) } }
}

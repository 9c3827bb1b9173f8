/**
 * Every second, records the ends that have come. It only hurries: a reader that
 * finds an attempt past its end calls ensureClosed, and sees the same.
 */
import { effectiveState } from '#exam-engine/sitting/attempt-times.ts'
import type { Attempt } from '#exam-engine/sitting/attempt.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { closeDueAttempts, closeIfDue } from '#app/use-cases/close-due-attempts.server.ts'
import type { Services } from '#app/services.server.ts'
import type { SittingServices } from '#app/use-cases/sitting-services.ts'

const EVERY_MS = 1000

/** Starts the job; `stop` resolves when the round that runs, if any, has ended. A failed round is tried again. */
export function startCloseDue(services: Pick<Services, 'database' | 'live' | 'log'>): { stop(): Promise<void> } {
  let stopped = false
  let wake: () => void = () => undefined
  const run = async () => {
    while (!stopped) {
      await closeDueAttempts(services).catch((error: unknown) => {
        services.log.error({ err: error }, 'close-due failed')
      })
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, EVERY_MS)
        timer.unref()
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
        if (stopped) wake()
      })
    }
  }
  const running = run()
  return {
    async stop() {
      stopped = true
      wake()
      await running
    },
  }
}

/** For loaders: the attempt's stored state agrees with the rule afterwards. True when it changed: read it again. */
export async function ensureClosed(
  services: SittingServices, attempt: Pick<Attempt, 'state' | 'times'> & { id: string }, now: Instant,
): Promise<boolean> {
  return effectiveState(attempt, now) !== attempt.state && await closeIfDue(services, attempt.id)
}

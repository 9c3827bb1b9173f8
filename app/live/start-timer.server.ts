/**
 * Starts the exams of attached candidates at T0. It only hurries: a candidate
 * whose page asks for itself gets the same, and the use-case decides by the
 * database's clock. Attempts start a few at a time, saves go first.
 */
import type { Logger } from 'pino'
import type { Instant } from '#exam-engine/kernel/time.ts'

const AT_ONCE = 4
/** The clock may be moved, and timers drift: look again at least this often. */
const LOOK_EVERY_MS = 500
/** This node may be a little ahead of the database. */
const TOO_EARLY_MS = 10

export interface StartTimer {
  /** From now on the attempt is started when `opensAt` comes. */
  expect(attemptId: string, opensAt: Instant): void
  forget(attemptId: string): void
  stop(): void
}

interface StartTimerParts {
  readTime: () => Instant
  /** True when it need not be tried again. */
  start: (attemptId: string) => Promise<boolean>
  log: Logger
}

export function createStartTimer({ readTime, start, log }: StartTimerParts): StartTimer {
  const expected = new Map<string, Instant>()
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  const startDue = async () => {
    const due = [...expected].filter(([, opensAt]) => opensAt <= readTime()).map(([attemptId]) => attemptId)
    const startNext = async () => {
      for (let attemptId = due.shift(); attemptId !== undefined && !stopped; attemptId = due.shift()) {
        if (await start(attemptId)) expected.delete(attemptId)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, startNext))
  }

  const look = () => {
    startDue().catch((error: unknown) => { log.error({ err: error }, 'starting attempts failed') }).finally(schedule)
  }

  const schedule = () => {
    if (stopped || expected.size === 0) {
      timer = undefined
      return
    }
    const next = Math.min(...expected.values()) - readTime()
    timer = setTimeout(look, Math.min(LOOK_EVERY_MS, Math.max(TOO_EARLY_MS, next)))
    timer.unref()
  }

  return {
    expect(attemptId, opensAt) {
      expected.set(attemptId, opensAt)
      if (timer === undefined) schedule()
    },
    forget(attemptId) {
      expected.delete(attemptId)
    },
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}

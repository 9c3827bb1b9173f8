/**
 * Starts the exams of attached candidates at T0. It only hurries: a candidate
 * whose page asks for itself gets the same, and the use-case decides by the
 * database's clock. Who waits is started in groups, two at a time (one is written
 * while the other waits for the audit's chain): a national turno opens within a
 * second, and saves still get their turn.
 */
import type { Logger } from 'pino'
import type { Instant } from '#exam-engine/kernel/time.ts'

const TOGETHER = 200
const SIDE_BY_SIDE = 2
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
  /** Returns those that need not be tried again. */
  start: (attemptIds: readonly string[]) => Promise<readonly string[]>
  log: Logger
}

export function createStartTimer({ readTime, start, log }: StartTimerParts): StartTimer {
  const expected = new Map<string, Instant>()
  let timer: NodeJS.Timeout | undefined
  let stopped = false

  const startDue = async () => {
    const now = readTime()
    const due = [...expected].filter(([, opensAt]) => opensAt <= now).map(([attemptId]) => attemptId)
    const startNext = async () => {
      while (due.length > 0 && !stopped) {
        try {
          for (const attemptId of await start(due.splice(0, TOGETHER))) expected.delete(attemptId)
        } catch (error) {
          log.error({ err: error }, 'starting attempts failed')
        }
      }
    }
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, startNext))
  }

  const look = () => { void startDue().then(schedule) }

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

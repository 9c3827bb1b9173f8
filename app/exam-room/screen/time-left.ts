/**
 * The time that is left, as the screen tells it: gold in the last five minutes,
 * and said aloud once at 30, 10, 5 and 1 minutes.
 */
import type { DurationMs } from '#exam-engine/kernel/time.ts'

const MINUTE_MS = 60_000
const ANNOUNCED_MINUTES = [1, 5, 10, 30] as const

export function isLastMinutes(left: DurationMs): boolean {
  return left <= 5 * MINUTE_MS
}

/** What a hidden clock says, in words: for a minute at 30 and 10 minutes, and all through the last five; else null. */
export function warnHiddenClock(left: DurationMs): string | null {
  const minutesLeft = Math.ceil(left / MINUTE_MS)
  if (minutesLeft <= 1) return 'Último minuto'
  if (minutesLeft <= 5) return 'Últimos 5 minutos'
  return minutesLeft === 10 || minutesLeft === 30 ? `Quedan ${minutesLeft} minutos` : null
}

/**
 * The announcement due on the way from `before` to `left`, or null. After a jump over several marks (a machine that
 * slept) only the smallest is said. `before` is null at the first look, which announces nothing.
 */
export function announceTimeLeft(before: DurationMs | null, left: DurationMs): string | null {
  if (before === null || left <= 0) return null
  const mark = ANNOUNCED_MINUTES.find((minutes) => left <= minutes * MINUTE_MS && before > minutes * MINUTE_MS)
  if (mark === undefined) return null
  return mark === 1 ? 'Queda 1 minuto' : `Quedan ${mark} minutos`
}

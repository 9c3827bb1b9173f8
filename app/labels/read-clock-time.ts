/**
 * "10:05", as somebody reads it off the wall, to the instant it stands for: the last moment not after `now` at which
 * the clocks of the zone showed it. Null for text that is no time of the day.
 */
import { durationMs, addDuration, instant, minutes, type Instant } from '#exam-engine/kernel/time.ts'
import { formatTime } from './format-time.ts'

const CLOCK_TIME = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/
const DAY_MINUTES = 1440

export function readClockTime(text: string, zone: string, now: Instant): Instant | null {
  const match = CLOCK_TIME.exec(text.trim())
  if (match === null) return null
  const wanted = Number(match[1]) * 60 + Number(match[2])
  const [hour = 0, minute = 0] = formatTime(now, zone).split(':').map(Number)
  const back = (hour * 60 + minute - wanted + DAY_MINUTES) % DAY_MINUTES
  const wholeMinute = instant(now - (((now % 60_000) + 60_000) % 60_000))
  const guess = addDuration(wholeMinute, durationMs(-minutes(back)))
  const shown = `${String(Math.trunc(wanted / 60)).padStart(2, '0')}:${String(wanted % 60).padStart(2, '0')}`
  // On the day on which clocks are put forward or back the guess is off by that hour, or the time did not exist.
  const near = [0, 60, -60].map((shift) => addDuration(guess, minutes(shift)))
  return near.find((at) => at <= now && formatTime(at, zone) === shown) ?? null
}

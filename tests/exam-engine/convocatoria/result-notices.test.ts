import { expect, test } from 'vitest'
import { awaitsDecision, dueNotices, remindFrom } from '#exam-engine/convocatoria/result-notices.ts'
import { addDuration, durationMs, instant, windowOf } from '#exam-engine/kernel/time.ts'

const WINDOW = windowOf(instant('2024-02-09T16:00:00-06:00'), instant('2024-02-12T10:00:00-06:00'))
const REMIND = instant('2024-02-11T10:00:00-06:00')
const at = (of: number, ms: number) => dueNotices(WINDOW, addDuration(instant(of), durationMs(ms)))

test('§5.1 that results can be consulted is told from the minute of the publication on, and not after the close', () => {
  expect(at(WINDOW.from, -1)).toEqual([])
  expect(at(WINDOW.from, 0)).toEqual(['opened'])
  expect(at(WINDOW.from, 1)).toEqual(['opened'])
  expect(at(WINDOW.until, -1)).toEqual(['opened', 'closing'])
  expect(at(WINDOW.until, 0)).toEqual([])
  expect(at(WINDOW.until, 1)).toEqual([])
})

test('§5.3 who has not decided is reminded in the last day, and in a short window in its second half', () => {
  expect(remindFrom(WINDOW)).toBe(REMIND)
  expect(at(REMIND, -1)).toEqual(['opened'])
  expect(at(REMIND, 0)).toEqual(['opened', 'closing'])
  const short = windowOf(WINDOW.from, addDuration(WINDOW.from, durationMs(2_000)))
  expect(remindFrom(short)).toBe(WINDOW.from + 1_000)
})

test('§5.3, §5.7 a sede accepted without its carta compromiso still waits; what is decided does not', () => {
  const waiting = (['assigned', 'sedeAccepted', 'commitmentAccepted', 'letterIssued', 'rejected', 'resigned', 'revoked'] as const)
    .filter((state) => awaitsDecision(state, WINDOW, REMIND))
  expect(waiting).toEqual(['assigned', 'sedeAccepted'])
  expect(awaitsDecision('assigned', WINDOW, WINDOW.until)).toBe(false)
})

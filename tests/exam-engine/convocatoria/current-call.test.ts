import fc from 'fast-check'
import { expect, test } from 'vitest'
import { currentCall } from '#exam-engine/convocatoria/current-call.ts'
import { addDuration, durationMs, instant, type Instant } from '#exam-engine/kernel/time.ts'

const call = (name: string, publishedAt: string, endsAt: string) =>
  ({ name, publishedAt: instant(publishedAt), endsAt: instant(endsAt) })

const first = call('2024', '2024-01-11T16:00:00-06:00', '2024-03-02T00:00:00-06:00')
const second = call('2025', '2025-01-09T16:00:00-06:00', '2025-03-01T00:00:00-06:00')
const nameAt = (now: Instant) => currentCall([second, first], now)?.name
const around = (at: Instant) => [-1, 0, 1].map((ms) => nameAt(addDuration(at, durationMs(ms))))

test('the next call takes over at the instant of its publication, not when it is prepared', () => {
  expect(around(first.publishedAt)).toEqual(['2024', '2024', '2024'])
  expect(nameAt(instant('2024-06-01T00:00:00-06:00'))).toBe('2024')
  expect(around(second.publishedAt)).toEqual(['2024', '2025', '2025'])
})

test('§5.1 §5.9.3 who awaits a result, or has a seat to take up, keeps the call until its end, though the next one is out', () => {
  const early = call('early', '2024-02-01T00:00:00-06:00', '2024-05-01T10:00:00-06:00')
  const names = [-1, 0, 1].map((ms) => currentCall([early, first], addDuration(first.endsAt, durationMs(ms)))?.name)
  expect(names).toEqual(['2024', 'early', 'early'])
})

test('before any publication the one to be published next; without calls none', () => {
  expect(nameAt(instant('2023-01-01T00:00:00-06:00'))).toBe('2024')
  expect(currentCall([], first.publishedAt)).toBeNull()
})

test('whatever the dates, one of the calls is in force, and the order of the list does not matter', () => {
  const at = fc.integer({ min: 0, max: 50 }).map((value) => instant(value))
  const one = fc.record({ publishedAt: at, endsAt: at })
  fc.assert(fc.property(fc.array(one, { minLength: 1, maxLength: 6 }), at, (calls, now) => {
    const chosen = currentCall(calls, now)
    expect(chosen).not.toBeNull()
    expect(currentCall(calls.toReversed(), now)).toEqual(chosen)
    const inProcess = calls.filter((other) => other.publishedAt <= now && now < other.endsAt)
    if (inProcess.length > 0) expect(inProcess).toContain(chosen)
    else if (calls.some(({ publishedAt }) => publishedAt <= now)) expect(chosen?.publishedAt).toBeLessThanOrEqual(now)
  }), { examples: [[[{ publishedAt: instant(17), endsAt: instant(0) },
    { publishedAt: instant(17), endsAt: instant(1) }], instant(0)]] })
})

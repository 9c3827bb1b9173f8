// Extra time by resolution: when it may be recorded, what it adds, and what it must not run into.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDuration, durationMs, instant, minutes, seconds, toIso } from '#exam-engine/kernel/time.ts'
import {
  extraTimeOf, grantAdjustment, revokeAdjustment, ROOM_TURNOVER, type AdjustmentSituation, type Resolution,
} from '#exam-engine/sitting/adjustment.ts'
import { attemptTimes } from '#exam-engine/sitting/attempt-times.ts'
import { after, TURNO } from './attempt-factory.ts'

const NOW = after(TURNO.from, -86_400_000)
const RESOLUTION: Resolution = {
  documentNumber: 'CES/2024/017', documentDate: '2024-01-20', authority: 'Coordinación de Educación en Salud',
  extraMinutes: 30, extraPercent: null, otherMeasures: '', arrangement: '',
}
const resolution = (change: Partial<Resolution> = {}): Resolution => ({ ...RESOLUTION, ...change })
const situation = (change: Partial<AdjustmentSituation> = {}): AdjustmentSituation => ({
  state: 'expected', turno: TURNO, granted: false,
  allowance: { compensationMs: durationMs(0), graceMs: durationMs(0) },
  neighbours: { ownNextAt: null, sedeNextAt: null }, ...change,
})

test('§3.1 B an adjustment is recorded until the last millisecond before T0, and no later', () => {
  expect(grantAdjustment(situation(), resolution(), after(TURNO.from, -1))).toMatchObject({ ok: true })
  for (const late of [0, 1]) {
    expect(grantAdjustment(situation(), resolution(), after(TURNO.from, late)))
      .toEqual({ ok: false, refusal: 'ADJUSTMENT_TOO_LATE', detail: { at: toIso(TURNO.from) } })
    expect(revokeAdjustment(situation({ granted: true }), 'Error', after(TURNO.from, late)))
      .toMatchObject({ refusal: 'ADJUSTMENT_TOO_LATE' })
  }
})

test('minutes, or a percentage rounded up to the minute, move the close and what is still received', () => {
  const grace = { graceMs: seconds(5), compensationMs: minutes(10) }
  const granted = grantAdjustment(situation({ allowance: grace }), resolution({ extraMinutes: 30 }), NOW)
  expect(granted).toEqual({ ok: true, value: {
    opensAt: TURNO.from, closesAt: after(TURNO.until, 2_400_000), acceptsUntil: after(TURNO.until, 2_405_000),
  } })
  expect(extraTimeOf(TURNO, { extraMinutes: null, extraPercent: 25 })).toBe(minutes(30))
  expect(extraTimeOf(TURNO, { extraMinutes: null, extraPercent: 33 })).toBe(minutes(40))
  expect(extraTimeOf(TURNO, { extraMinutes: null, extraPercent: null })).toBe(0)
})

test('a resolution that grants nothing, or lies in the future, or comes beside another one, is refused', () => {
  const nothing = { extraMinutes: null, extraPercent: null }
  expect(grantAdjustment(situation(), resolution(nothing), NOW)).toMatchObject({ refusal: 'ADJUSTMENT_GRANTS_NOTHING' })
  expect(grantAdjustment(situation(), resolution({ ...nothing, otherMeasures: 'Lectura en voz alta' }), NOW))
    .toMatchObject({ ok: true, value: { closesAt: TURNO.until } })
  expect(grantAdjustment(situation(), resolution({ documentDate: '2024-01-29' }), NOW))
    .toMatchObject({ refusal: 'RESOLUTION_IN_FUTURE' })
  expect(grantAdjustment(situation({ granted: true }), resolution(), NOW))
    .toMatchObject({ refusal: 'ADJUSTMENT_IN_FORCE' })
  expect(grantAdjustment(situation({ state: 'cancelled' }), resolution(), NOW))
    .toMatchObject({ refusal: 'WRONG_STATE' })
})

test('extra time may end at the very instant of the own next exam, and not a millisecond later', () => {
  const end = after(TURNO.until, 30 * 60_000)
  const at = (ownNextAt: number) => grantAdjustment(
    situation({ neighbours: { ownNextAt: instant(ownNextAt), sedeNextAt: null } }), resolution(), NOW)
  expect(at(end - 1)).toMatchObject({ refusal: 'ADJUSTMENT_COLLIDES_WITH_OWN_EXAM' })
  expect(at(end)).toMatchObject({ ok: true })
  expect(at(end + 1)).toMatchObject({ ok: true })
})

test('when the next turno needs room and supervisor, extra time names others that stay', () => {
  const neededAt = (from: number) => situation({
    neighbours: { ownNextAt: null, sedeNextAt: addDuration(instant(from), ROOM_TURNOVER) },
  })
  const end = after(TURNO.until, 30 * 60_000)
  expect(grantAdjustment(neededAt(end - 1), resolution(), NOW))
    .toMatchObject({ refusal: 'ADJUSTMENT_NEEDS_ARRANGEMENT', detail: { until: toIso(end) } })
  expect(grantAdjustment(neededAt(end), resolution(), NOW)).toMatchObject({ ok: true })
  expect(grantAdjustment(neededAt(end - 1), resolution({ arrangement: ' ' }), NOW)).toMatchObject({ ok: false })
  expect(grantAdjustment(neededAt(end - 1), resolution({ arrangement: 'Aula 2, Dra. Ríos' }), NOW))
    .toMatchObject({ ok: true })
})

test('a revocation needs a grant and a reason, and gives back the times without it', () => {
  expect(revokeAdjustment(situation(), 'Error', NOW)).toMatchObject({ refusal: 'NO_ADJUSTMENT' })
  expect(revokeAdjustment(situation({ granted: true }), ' ', NOW)).toMatchObject({ refusal: 'REVOCATION_NEEDS_REASON' })
  expect(revokeAdjustment(situation({ granted: true }), 'Error', NOW))
    .toMatchObject({ ok: true, value: { closesAt: TURNO.until } })
})

test('no allowance ever shortens a sitting, and each minute of it arrives at the close', () => {
  const lengths = fc.nat({ max: 240 })
  fc.assert(fc.property(lengths, lengths, fc.nat({ max: 600 }), (extra, given, grace) => {
    const times = attemptTimes(TURNO, {
      extraMs: minutes(extra), compensationMs: minutes(given), graceMs: seconds(grace),
    })
    expect(times.closesAt - TURNO.until).toBe((extra + given) * 60_000)
    expect(times.acceptsUntil - times.closesAt).toBe(grace * 1000)
  }))
  expect(() => attemptTimes(TURNO, { extraMs: durationMs(0), compensationMs: durationMs(-1), graceMs: durationMs(0) }))
    .toThrow(RangeError)
})

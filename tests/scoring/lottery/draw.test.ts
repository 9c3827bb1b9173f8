import { expect, test } from 'vitest'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { addDuration, durationMs, instant, minutes, toIso, type Instant } from '#exam-engine/kernel/time.ts'
import {
  commitLottery, FALLBACK_AFTER, GREATEST_LEAD, LEAST_LEAD, type Commitment,
} from '#scoring/lottery/commitment.ts'
import {
  askFallback, drawLottery, LOTTERY_STATES, LOTTERY_STEPS, lotteryPhase, stepLottery, type DrawInput,
} from '#scoring/lottery/draw.ts'
import { testRound } from '#scoring/lottery/test-beacon.ts'

// A moment at which a round of the test beacon falls, so that boundaries are exact.
const NOW = instant('2024-02-06T12:00:00Z')
const SECRET = Buffer.alloc(32, 9)
const later = (at: Instant, ms: number) => addDuration(at, durationMs(ms))

function commit(from: Instant, now = NOW) {
  return commitLottery({
    convocatoria: 'rama-2024-2025-1', number: 1, reason: null, frozenInputSha256: 'ab'.repeat(32),
    secretSha256: sha256Hex(SECRET), chain: 'efiser-faro-de-prueba', from,
  }, now)
}

function committed(): Commitment {
  const made = commit(later(NOW, minutes(30)))
  if (!made.ok) throw new Error(made.refusal)
  return made.value
}

const commitment = committed()
const BEACON = instant(commitment.beacon.moment)
const FALLBACK = instant(commitment.fallback.moment)
const drawing = (overrides: Partial<DrawInput> = {}): DrawInput => ({
  state: 'committed', commitment, source: 'beacon', round: testRound(commitment.beacon.round), secret: SECRET, by: 'one',
  fallbackAskedBy: null, ...overrides,
})
const fallback = (overrides: Partial<DrawInput> = {}) => drawing({
  state: 'fallbackAsked', source: 'fallback', round: testRound(commitment.fallback.round), fallbackAskedBy: 'another',
  ...overrides,
})
const said = (result: { ok: true } | { ok: false, refusal: string }) => (result.ok ? 'ok' : result.refusal)

test('§4.3 the beacon\'s moment lies ten minutes to seven days after the commitment, half-open', () => {
  // The round must stand still while the commitment moves by a millisecond.
  const at = later(NOW, LEAST_LEAD)
  expect([1, 0, -1].map((ms) => said(commit(at, later(NOW, ms))))).toEqual(['BEACON_TOO_SOON', 'ok', 'ok'])
  const far = later(NOW, GREATEST_LEAD)
  expect([-1, 0, 1].map((ms) => said(commit(far, later(NOW, ms))))).toEqual(['BEACON_TOO_LATE', 'BEACON_TOO_LATE', 'ok'])
})

test('the fallback is another round, a day later, and of another chain for a real beacon', () => {
  expect(FALLBACK).toBe(later(BEACON, FALLBACK_AFTER))
  const real = commitLottery({
    convocatoria: 'x', number: 1, reason: null, frozenInputSha256: 'ab'.repeat(32), secretSha256: 'ab'.repeat(32),
    chain: 'drand-quicknet', from: later(NOW, minutes(30)),
  }, NOW)
  expect(real).toMatchObject({ ok: true, value: { fallback: { chain: 'drand-default' } } })
})

test('before its moment nothing is drawn; from it on, the named round is', () => {
  expect([-1, 0, 1].map((ms) => said(drawLottery(drawing(), later(BEACON, ms))))).toEqual(['BEACON_NOT_YET', 'ok', 'ok'])
  expect([-1, 0].map((ms) => lotteryPhase('committed', commitment, later(BEACON, ms)))).toEqual(['waiting', 'due'])
})

test('the fallback: asked for from its moment on, recorded by somebody else', () => {
  expect([-1, 0, 1].map((ms) => said(askFallback('committed', commitment, later(FALLBACK, ms)))))
    .toEqual(['FALLBACK_NOT_DUE', 'ok', 'ok'])
  expect([-1, 0, 1].map((ms) => said(drawLottery(fallback(), later(FALLBACK, ms))))).toEqual(['BEACON_NOT_YET', 'ok', 'ok'])
  expect([-1, 0].map((ms) => lotteryPhase('committed', commitment, later(FALLBACK, ms)))).toEqual(['due', 'fallbackDue'])
  expect(said(drawLottery(fallback({ fallbackAskedBy: 'one' }), FALLBACK))).toBe('FALLBACK_NEEDS_SECOND_PERSON')
  expect(said(drawLottery(fallback({ state: 'committed', fallbackAskedBy: null }), FALLBACK))).toBe('FALLBACK_NOT_ASKED')
  expect(said(drawLottery(drawing({ state: 'fallbackAsked', fallbackAskedBy: 'another' }), FALLBACK))).toBe('ok')
})

test.each<[string, Partial<DrawInput>, string]>([
  ['another round', { round: testRound(commitment.beacon.round + 1) }, 'BEACON_ROUND_WRONG'],
  ['the number of the round with another signature',
    { round: { ...testRound(commitment.beacon.round + 1), round: commitment.beacon.round } }, 'BEACON_SIGNATURE_WRONG'],
  ['the fallback\'s round as the beacon\'s', { round: testRound(commitment.fallback.round) }, 'BEACON_ROUND_WRONG'],
  ['another secret', { secret: Buffer.alloc(32, 8) }, 'LOTTERY_SECRET_WRONG'],
  ['a lottery that is drawn', { state: 'drawn' }, 'LOTTERY_ALREADY_DRAWN'],
])('nothing is drawn from %s', (_, overrides, refusal) => {
  expect(said(drawLottery(drawing(overrides), FALLBACK))).toBe(refusal)
})

test('the seed is SHA-256 of the 32 bytes of the beacon and the 32 of the secret, and nothing of their text', () => {
  const drawn = drawLottery(drawing(), BEACON)
  if (!drawn.ok) throw new Error(drawn.refusal)
  const value = sha256Hex(Buffer.from(testRound(commitment.beacon.round).signature, 'hex'))
  expect(drawn.value).toEqual({
    beaconValue: value, secret: SECRET.toString('hex'), seed: sha256Hex(Buffer.from(value + SECRET.toString('hex'), 'hex')),
  })
})

test('the machine knows its steps, and a drawn lottery takes none', () => {
  const acts = [...new Set(LOTTERY_STEPS.map(({ act }) => act))]
  const known = LOTTERY_STATES.flatMap((from) => acts.map((act) => [from, act, stepLottery(from, act)]))
    .filter(([, , to]) => to !== null)
  expect(known).toHaveLength(LOTTERY_STEPS.length)
  expect(acts.map((act) => stepLottery('drawn', act))).toEqual(acts.map(() => null))
})

test('the commitment says when it was made', () => {
  expect(commitment.committedAt).toBe(toIso(NOW))
})

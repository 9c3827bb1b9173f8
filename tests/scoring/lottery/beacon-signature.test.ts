import { expect, test } from 'vitest'
import { instant } from '#exam-engine/kernel/time.ts'
import { BEACONS, firstRoundFrom, momentOfRound } from '#scoring/lottery/beacons.ts'
import { beaconValue, isRoundOf, type BeaconRound } from '#scoring/lottery/beacon-signature.ts'
import { testRound } from '#scoring/lottery/test-beacon.ts'

/** As the League of Entropy gave them; quoted by noislabs/drand-verify and by drand's own test data. */
const QUICKNET: BeaconRound = {
  round: 657413,
  signature: 'b713718a38ae728dfd477991af2822e08d2f305e47718cef9f7848ce4050e7be41076862b98fad56e91a6b85b89cd97b',
  previousSignature: null,
}
const DEFAULT: BeaconRound = {
  round: 1,
  signature: '8d61d9100567de44682506aea1a7a6fa6e5491cd27a0a0ed349ef6910ac5ac20ff7bc3e09d7c046566c9f7f3c6f3b10104990e7c'
    + 'b424998203d8f7de586fb7fa5f60045417a432684f85093b06ca91c769f0e7ca19268375e659c2a2352b4655',
  previousSignature: '176f93498eac9ca337150b46d21dd58673ea4e3581185f869672e59fa4cb390a',
}
const TEST = testRound(11_347_200)

test.each([
  ['drand-quicknet', QUICKNET, 'fc1873a13f3545aeade8401532ef5519920652eee6b0d2b19ca12643b87b3587'],
  ['drand-default', DEFAULT, '101297f1ca7dc44ef6088d94ad5fb7ba03455dc33d53ddb412bbc4564ed986ec'],
] as const)('§4.3 a true round of %s passes, and its value is the one that the beacon published', (chain, round, value) => {
  expect(isRoundOf(BEACONS[chain], round)).toBe(true)
  expect(beaconValue(round.signature)).toBe(value)
})

test('the test beacon passes as its own and as no other', () => {
  expect(isRoundOf(BEACONS['efiser-faro-de-prueba'], TEST)).toBe(true)
  expect(isRoundOf(BEACONS['drand-quicknet'], TEST)).toBe(false)
  expect(isRoundOf(BEACONS['efiser-faro-de-prueba'], QUICKNET)).toBe(false)
})

const flip = (hex: string, at: number) => `${hex.slice(0, at)}${hex[at] === '0' ? '1' : '0'}${hex.slice(at + 1)}`

test.each([
  ['another round', { ...QUICKNET, round: 657414 }],
  ['a digit of the signature', { ...QUICKNET, signature: flip(QUICKNET.signature, 50) }],
  ['a signature cut short', { ...QUICKNET, signature: QUICKNET.signature.slice(0, -2) }],
  ['capitals', { ...QUICKNET, signature: QUICKNET.signature.toUpperCase() }],
  ['no signature', { ...QUICKNET, signature: '' }],
  ['the point at infinity', { ...QUICKNET, signature: `c0${'00'.repeat(47)}` }],
  ['a previous signature that the scheme has not', { ...QUICKNET, previousSignature: '00' }],
])('a quicknet round does not pass with %s', (_, round) => {
  expect(isRoundOf(BEACONS['drand-quicknet'], round)).toBe(false)
})

test.each([
  ['no previous signature', { ...DEFAULT, previousSignature: null }],
  ['another previous signature', { ...DEFAULT, previousSignature: flip(DEFAULT.previousSignature ?? '', 3) }],
])('a chained round does not pass with %s', (_, round) => {
  expect(isRoundOf(BEACONS['drand-default'], round)).toBe(false)
})

test('rounds have their moments, and the first round from a moment is the one that is not before it', () => {
  const quicknet = BEACONS['drand-quicknet']
  expect(momentOfRound(quicknet, 1)).toBe(instant('2023-08-23T15:09:27Z'))
  expect(momentOfRound(quicknet, 1001)).toBe(instant('2023-08-23T15:59:27Z'))
  const at = momentOfRound(quicknet, 500)
  expect([-1, 0, 1].map((ms) => firstRoundFrom(quicknet, instant(at + ms)))).toEqual([500, 500, 501])
  expect(firstRoundFrom(quicknet, instant(0))).toBe(1)
  expect(() => momentOfRound(quicknet, 0)).toThrow(RangeError)
})

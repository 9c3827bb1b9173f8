import { expect, test } from 'vitest'
import { findStep, readCode } from '#app/keys/one-time-code.server.ts'

const SECRET = Buffer.from('12345678901234567890')

// RFC 6238, appendix B, SHA-1; the last six of its eight digits.
test.each([
  [59, '287082'], [1_111_111_109, '081804'], [1_111_111_111, '050471'], [1_234_567_890, '005924'],
  [2_000_000_000, '279037'], [20_000_000_000, '353130'],
])('RFC 6238: at %d s the code is %s', (seconds, code) => {
  expect(findStep(SECRET, code, seconds * 1000)).toBe(Math.floor(seconds / 30))
})

test('a code of step 1 fits from the step before to the end of the step after, and one second beyond it does not', () => {
  const at = (seconds: number) => findStep(SECRET, '287082', seconds * 1000)
  expect([-1, 0, 1].map((second) => at(second < 0 ? 89 : 89 + second))).toEqual([1, 1, null])
  expect([at(0), at(29), at(30), at(31)]).toEqual([1, 1, 1, 1])
  expect(findStep(SECRET, '081804', (1_111_111_109 - 60) * 1000)).toBeNull()
})

test('blanks and dashes in a code do not count; anything else is no code', () => {
  expect(readCode(' 287 082')).toBe('287082')
  expect(readCode('28708')).toBeNull()
  expect(readCode('28708a')).toBeNull()
})

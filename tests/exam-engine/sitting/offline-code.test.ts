// How the code that opens a paper without net is written and read, and what its check finds.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  groupOfflineCode, OFFLINE_CODE_LETTERS, readOfflineCode, SECRET_BYTES, writeOfflineCode,
} from '#exam-engine/sitting/offline-code.ts'
import { runs } from '#tests/setup/property-runs.ts'

const secrets = fc.uint8Array({ minLength: SECRET_BYTES, maxLength: SECRET_BYTES })
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const refusalOf = (typed: string) => {
  const read = readOfflineCode(typed)
  return read.ok ? null : read.refusal
}

test('every secret comes back from its code, as shown and as somebody types it', () => {
  fc.assert(fc.property(secrets, (secret) => {
    const shown = groupOfflineCode(writeOfflineCode(secret))
    expect(shown).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/)
    const typed = ` ${shown.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', '  ')} `
    for (const text of [shown, typed, typed.replaceAll('l', 'i')]) {
      expect(readOfflineCode(text)).toEqual({ ok: true, value: secret })
    }
  }))
})

test('every single wrong letter is found, at every place, the check letters included', () => {
  fc.assert(fc.property(secrets, (secret) => {
    const code = writeOfflineCode(secret)
    for (let at = 0; at < OFFLINE_CODE_LETTERS; at += 1) {
      for (const letter of ALPHABET) {
        if (letter === code.charAt(at)) continue
        expect(refusalOf(code.slice(0, at) + letter + code.slice(at + 1))).toBe('CODE_MISTYPED')
      }
    }
  }), { numRuns: runs(20) })
})

test('every two neighbours that changed places are found, also across the check letters', () => {
  fc.assert(fc.property(secrets, (secret) => {
    const code = writeOfflineCode(secret)
    for (let at = 0; at < OFFLINE_CODE_LETTERS - 1; at += 1) {
      const [one, other] = [code.charAt(at), code.charAt(at + 1)]
      if (one === other) continue
      expect(refusalOf(code.slice(0, at) + other + one + code.slice(at + 2))).toBe('CODE_MISTYPED')
    }
  }))
})

test('of other mistakes about one in a thousand passes the check, and then opens nothing', () => {
  const tries = 20_000
  const code = writeOfflineCode(new Uint8Array(SECRET_BYTES).fill(171))
  let passed = 0
  for (let n = 0; n < tries; n += 1) {
    const letters = [...code]
    for (let k = 0; k < 4; k += 1) letters[1 + (n * 7 + k * 5) % 25] = ALPHABET.charAt((n >> k * 3) % 32)
    if (letters.join('') !== code && readOfflineCode(letters.join('')).ok) passed += 1
  }
  expect(passed).toBeLessThan(tries / 1021 * 3)
})

test('known codes: the first, the last, and one in between', () => {
  expect(writeOfflineCode(new Uint8Array(16))).toBe('0000000000000000000000000000')
  const last = writeOfflineCode(new Uint8Array(16).fill(255))
  expect(last.slice(0, 26)).toBe('7ZZZZZZZZZZZZZZZZZZZZZZZZZ')
  // 2^128 - 1 modulo 1021 is 424: 13 * 32 + 8.
  expect((2n ** 128n - 1n) % 1021n).toBe(BigInt(ALPHABET.indexOf(last.charAt(26)) * 32 + ALPHABET.indexOf(last.charAt(27))))
  expect(writeOfflineCode(Uint8Array.from([...Array(15).fill(0) as number[], 1]))).toBe('0000000000000000000000000101')
})

test('what cannot be a code is refused with what is wrong', () => {
  const code = writeOfflineCode(new Uint8Array(16).fill(9))
  expect(readOfflineCode('')).toEqual({ ok: false, refusal: 'CODE_LENGTH', detail: { typed: 0 } })
  expect(readOfflineCode(code.slice(1))).toMatchObject({ refusal: 'CODE_LENGTH', detail: { typed: 27 } })
  expect(readOfflineCode(`${code}0`)).toMatchObject({ refusal: 'CODE_LENGTH', detail: { typed: 29 } })
  expect(readOfflineCode(code.replace(/^./, 'U'))).toMatchObject({ refusal: 'CODE_LETTER', detail: { letter: 'U' } })
  expect(readOfflineCode(code.replace(/^./, '*'))).toMatchObject({ refusal: 'CODE_LETTER', detail: { letter: '*' } })
})

test('more than 128 bits are no secret, however well the check fits', () => {
  const number = 2n ** 128n
  const letters = (value: bigint, length: number) => Array.from({ length }, (_, index) =>
    ALPHABET.charAt(Number(value >> BigInt(5 * (length - 1 - index)) & 31n))).join('')
  expect(refusalOf(letters(number, 26) + letters(number % 1021n, 2))).toBe('CODE_MISTYPED')
})

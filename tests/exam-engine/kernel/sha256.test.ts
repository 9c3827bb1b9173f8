import { expect, test } from 'vitest'
import { sha256, sha256Hex } from '#exam-engine/kernel/sha256.ts'

test('the vectors of FIPS 180 come out', () => {
  expect(sha256Hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

test('text is hashed as UTF-8, and the bytes are those of the hexadecimal form', () => {
  expect(sha256Hex('ñ')).toBe(sha256Hex(new Uint8Array([0xc3, 0xb1])))
  expect(Buffer.from(sha256('abc')).toString('hex')).toBe(sha256Hex('abc'))
})

import { expect, test } from 'vitest'
import { readSignedReceipt, receiptSha256, writeSignedReceipt } from '#exam-engine/sitting/receipt.ts'
import { aReceipt } from './receipt-factory.ts'

const signature = 'c2lnbmF0dXJl'
const written = (overrides: object) => JSON.stringify({ receipt: { ...aReceipt(), ...overrides }, signature })

test('a receipt that is written is read as it was', () => {
  const signed = { receipt: aReceipt(), signature }
  expect(readSignedReceipt(writeSignedReceipt(signed))).toEqual(signed)
})

test('a receipt of another form is not read: more or fewer fields, impossible numbers, no JSON', () => {
  expect(readSignedReceipt(written({}))).not.toBeNull()
  for (const overrides of [
    { score: 90 }, { folio: undefined }, { answered: 6 }, { answered: -1 }, { format: 'efiser-receipt/2' },
    { version: 2 }, { supersedes: 'ab'.repeat(32) }, { answersDigest: 'AB'.repeat(32) }, { issuedAt: 'ayer' },
  ]) expect(readSignedReceipt(written(overrides)), JSON.stringify(overrides)).toBeNull()
  expect(readSignedReceipt('{')).toBeNull()
  expect(readSignedReceipt(JSON.stringify({ receipt: aReceipt() }))).toBeNull()
})

test('the order in which a file lists the fields does not change what the receipt is named', () => {
  const reversed = Object.fromEntries(Object.entries(aReceipt()).reverse()) as unknown as ReturnType<typeof aReceipt>
  expect(receiptSha256(reversed)).toBe(receiptSha256(aReceipt()))
  expect(receiptSha256(aReceipt({ answered: 4 }))).not.toBe(receiptSha256(aReceipt()))
})

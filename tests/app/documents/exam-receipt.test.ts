import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { receiptCheckUrl, renderExamReceipt } from '#app/documents/exam-receipt.server.ts'
import { readReceiptFile, RECEIPT_FILE_BYTES } from '#app/receipts/receipt-file.ts'
import { writeSignedReceipt } from '#exam-engine/sitting/receipt.ts'
import { aReceipt } from '#tests/exam-engine/sitting/receipt-factory.ts'
import { readPdf } from './read-pdf.ts'

const signed = { receipt: aReceipt(), signature: 'c2lnbmF0dXJl' }
const data = {
  isDemo: false, baseUrl: 'https://efiser.example.mx', token: 'ab'.repeat(16), convocatoria: 'Rama 2024', signed,
}

test('the PDF says what is signed, is tagged, and gives back the signed text', async () => {
  const bytes = await renderExamReceipt(data)
  const pdf = await readPdf(bytes)
  expect(pdf.isTagged).toBe(true)
  for (const text of ['F-10000', 'Medicina interna 2', '3 de 5', signed.receipt.answersDigest, signed.signature]) {
    expect(pdf.text.replaceAll(' ', '')).toContain(text.replaceAll(' ', ''))
  }
  expect(readReceiptFile(bytes)).toEqual(signed)
  expect(bytes.length).toBeLessThan(RECEIPT_FILE_BYTES)
  expect(await renderExamReceipt(data)).toEqual(bytes)
})

test('a superseding receipt fits into one page, and names the one it replaces', async () => {
  const supersedes = '98'.repeat(32)
  const receipt = aReceipt({ version: 2, supersedes, admittedOperations: 1 })
  const pdf = await readPdf(await renderExamReceipt({ ...data, isDemo: true, signed: { ...signed, receipt } }))
  expect(pdf.pages).toHaveLength(1)
  expect(pdf.text.replaceAll(' ', '')).toContain(supersedes)
})

test('the code leads to the public page', () => {
  expect(receiptCheckUrl('https://efiser.example.mx', 'ab'.repeat(16)))
    .toBe(`https://efiser.example.mx/acuse/verificar?t=${'ab'.repeat(16)}`)
})

test('the JSON is read as it was written; other files are not receipts, however they look', () => {
  expect(readReceiptFile(Buffer.from(writeSignedReceipt(signed)))).toEqual(signed)
  const attach = (content: Buffer, times = 1) => Buffer.concat([Buffer.from('%PDF-1.7\n'),
    ...Array.from({ length: times }, () => Buffer.concat([Buffer.from('<< /Type /EmbeddedFile >>\nstream\n'), content,
      Buffer.from('\nendstream\n')]))])
  const packed = deflateSync(writeSignedReceipt(signed))
  expect(readReceiptFile(attach(packed))).toEqual(signed)
  expect(readReceiptFile(attach(packed, 2))).toBeNull()
  expect(readReceiptFile(attach(deflateSync(Buffer.alloc(50_000_000, ' '))))).toBeNull()
  expect(readReceiptFile(attach(Buffer.from('no está comprimido')))).toBeNull()
  expect(readReceiptFile(Buffer.from('%PDF-1.7\n'))).toBeNull()
  expect(readReceiptFile(Buffer.alloc(RECEIPT_FILE_BYTES + 1, ' '))).toBeNull()
  expect(readReceiptFile(Buffer.alloc(0))).toBeNull()
})

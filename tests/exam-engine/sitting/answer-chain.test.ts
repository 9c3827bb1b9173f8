// The chain of one attempt's saves: known links, and every kind of tampering noticed.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chainLink, emptyChain, verifyChain } from '#exam-engine/sitting/answer-chain.ts'
import type { ChainRecord } from '#exam-engine/sitting/answer-chain.ts'
import { OPTION_IDS, uuid } from './save-factory.ts'

type Row = ChainRecord & { hash: Buffer }

function makeRecord(seq: number, overrides: Partial<ChainRecord> = {}): ChainRecord {
  return {
    attemptId: uuid(7),
    seq,
    itemId: uuid(10 + (seq % 3)),
    revision: Math.ceil(seq / 3),
    optionId: OPTION_IDS[seq % 4] ?? null,
    flagged: seq % 2 === 0,
    struck: seq % 5 === 0 ? [OPTION_IDS[1], OPTION_IDS[2]] : [],
    epoch: 1,
    opId: uuid(1000 + seq),
    ...overrides,
  }
}

function makeChain(length: number): Row[] {
  let head: Buffer | null = null
  return Array.from({ length }, (_, index) => {
    const record = makeRecord(index + 1)
    head = chainLink(head, record)
    return { ...record, hash: head }
  })
}

function endOf(rows: readonly Row[]) {
  return { length: rows.length, head: rows.at(-1)?.hash ?? emptyChain().head }
}

test('a link is the SHA-256 of the documented text', () => {
  const first = chainLink(null, makeRecord(5))
  const text =
    `["${'0'.repeat(64)}","${uuid(7)}",5,"${uuid(12)}",2,"${OPTION_IDS[1]}",false,` +
    `["${OPTION_IDS[1]}","${OPTION_IDS[2]}"],1,"${uuid(1005)}"]`
  expect(first.toString('hex')).toBe(createHash('sha256').update(text).digest('hex'))
  const cleared = makeRecord(6, { optionId: null })
  const next =
    `["${first.toString('hex')}","${uuid(7)}",6,"${uuid(10)}",2,null,true,[],1,"${uuid(1006)}"]`
  expect(chainLink(first, cleared).toString('hex')).toBe(createHash('sha256').update(next).digest('hex'))
})

test('a chain without saves ends in 32 zero bytes, and the first link starts from them', () => {
  expect(verifyChain([], null)).toEqual({ ok: true, value: { length: 0, head: Buffer.alloc(32) } })
  expect(chainLink(null, makeRecord(1))).toEqual(chainLink(emptyChain().head, makeRecord(1)))
})

test('an untouched chain is whole, open or closed', () => {
  const rows = makeChain(12)
  expect(verifyChain(rows, null)).toEqual({ ok: true, value: endOf(rows) })
  expect(verifyChain(rows, endOf(rows))).toEqual({ ok: true, value: endOf(rows) })
})

const CHANGES: [string, Partial<ChainRecord>][] = [
  ['the attempt', { attemptId: uuid(8) }],
  ['the item', { itemId: uuid(99) }],
  ['the revision', { revision: 99 }],
  ['the option', { optionId: uuid(99) }],
  ['the option to none', { optionId: null }],
  ['the flag', { flagged: true }],
  ['the struck options', { struck: [uuid(99)] }],
  ['the epoch', { epoch: 2 }],
  ['the operation', { opId: uuid(99) }],
]
test.each(CHANGES)('a row in which %s was changed breaks the chain at that row', (_what, change) => {
  const rows = makeChain(9).map((row) => (row.seq === 5 ? { ...row, ...change } : row))
  expect(verifyChain(rows, null)).toEqual({ ok: false, refusal: 'CHAIN_BROKEN', detail: { seq: 5 } })
})

test('a changed row with a recomputed hash of its own breaks the chain at the next', () => {
  const rows = makeChain(9)
  const forged = rows.map((row) => {
    if (row.seq !== 5) return row
    const changed = { ...row, optionId: null }
    return { ...changed, hash: chainLink(rows[3]?.hash ?? null, changed) }
  })
  expect(verifyChain(forged, null)).toEqual({ ok: false, refusal: 'CHAIN_BROKEN', detail: { seq: 6 } })
})

test('a row of another attempt does not belong, though its link was computed', () => {
  const rows = makeChain(4)
  const foreign = makeRecord(5, { attemptId: uuid(8) })
  const extended = [...rows, { ...foreign, hash: chainLink(endOf(rows).head, foreign) }]
  expect(verifyChain(extended, null)).toEqual({ ok: false, refusal: 'CHAIN_BROKEN', detail: { seq: 5 } })
})

test('rows removed, doubled or swapped are gaps', () => {
  const rows = makeChain(9)
  const swapped = [...rows.slice(0, 3), ...rows.slice(3, 5).toReversed(), ...rows.slice(5)]
  expect(verifyChain(rows.toSpliced(4, 1), null)).toEqual({ ok: false, refusal: 'CHAIN_GAP', detail: { seq: 5 } })
  expect(verifyChain(rows.toSpliced(4, 0, ...rows.slice(3, 4)), null)).toMatchObject({ refusal: 'CHAIN_GAP' })
  expect(verifyChain(swapped, null)).toEqual({ ok: false, refusal: 'CHAIN_GAP', detail: { seq: 4 } })
})

test('rows cut off or added at the end show against the recorded end', () => {
  const rows = makeChain(9)
  const refused = (seq: number) => ({ ok: false, refusal: 'CHAIN_END_DIFFERS', detail: { seq } })
  expect(verifyChain(rows.slice(0, 7), endOf(rows))).toEqual(refused(8))
  expect(verifyChain(rows, endOf(rows.slice(0, 7)))).toEqual(refused(8))
  expect(verifyChain([], endOf(rows))).toEqual(refused(1))
  expect(verifyChain(rows, { length: 9, head: Buffer.alloc(32, 1) })).toEqual(refused(10))
})

test('ids cannot be moved over a border between fields', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string({ minLength: 1 }), (itemId, opId, moved) => {
      const left = chainLink(null, makeRecord(1, { itemId: itemId + moved, opId }))
      const right = chainLink(null, makeRecord(1, { itemId, opId: moved + opId }))
      expect(left.equals(right)).toBe(false)
    }),
  )
})

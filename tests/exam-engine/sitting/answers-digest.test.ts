// The receipt's digest: of the answers alone, in one order, the same for cleared and untouched.
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { answersDigest } from '#exam-engine/sitting/answers-digest.ts'
import { uuid } from './save-factory.ts'

const ANSWERS = [
  { itemId: uuid(2), optionId: uuid(22) },
  { itemId: uuid(1), optionId: uuid(11) },
  { itemId: uuid(3), optionId: null },
]

test('the digest is the SHA-256 of the answered items in canonical JSON, by item id', () => {
  const text =
    `[{"itemId":"${uuid(1)}","optionId":"${uuid(11)}"},{"itemId":"${uuid(2)}","optionId":"${uuid(22)}"}]`
  expect(answersDigest(ANSWERS)).toBe(createHash('sha256').update(text).digest('hex'))
})

test('order and cleared answers do not change the digest, and the database may send more columns', () => {
  expect(answersDigest(ANSWERS.toReversed())).toBe(answersDigest(ANSWERS))
  expect(answersDigest(ANSWERS.slice(0, 2))).toBe(answersDigest(ANSWERS))
  expect(answersDigest(ANSWERS.map((answer) => ({ ...answer, flagged: true })))).toBe(answersDigest(ANSWERS))
})

test('another option is another digest, and an exam without answers has one too', () => {
  expect(answersDigest([{ itemId: uuid(1), optionId: uuid(12) }])).not.toBe(answersDigest(ANSWERS.slice(1, 2)))
  expect(answersDigest([])).toBe(createHash('sha256').update('[]').digest('hex'))
})

test('two final answers of one item are a broken invariant', () => {
  expect(() => answersDigest([...ANSWERS, { itemId: uuid(3), optionId: uuid(31) }])).toThrow()
})

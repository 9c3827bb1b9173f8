// The shape of a save: what an exam screen can produce, and nothing larger.
import { expect, test } from 'vitest'
import { isSameContent, saveOperationSchema } from '#exam-engine/sitting/save-operation.ts'
import { makeOperation, OPTION_IDS, uuid } from './save-factory.ts'

test('a save, a cleared answer, a flag alone and strike-outs are read as they are', () => {
  const operations = [
    makeOperation(),
    makeOperation({ optionId: null }),
    makeOperation({ optionId: null, flagged: true }),
    makeOperation({ struck: [OPTION_IDS[2], OPTION_IDS[1]] }),
  ]
  for (const operation of operations) expect(saveOperationSchema.parse(operation)).toEqual(operation)
})

const FIVE_AND_ONE = [...OPTION_IDS, uuid(105), uuid(106)]
const BAD: [string, Record<string, unknown>][] = [
  ['an id that is no UUID', { opId: 'x' }],
  ['an option letter', { optionId: 'A' }],
  ['a missing option', { optionId: undefined }],
  ['revision 0', { revision: 0 }],
  ['half a revision', { revision: 1.5 }],
  ['a revision beyond any exam', { revision: 1_000_001 }],
  ['six struck options', { struck: FIVE_AND_ONE }],
  ['an option struck twice', { struck: [OPTION_IDS[0], OPTION_IDS[0]] }],
  ['a flag as text', { flagged: 'true' }],
  ['a time as text', { clientAt: '2024-01-29' }],
  ['a time beyond all dates', { clientAt: 8_640_000_000_000_001 }],
  ['an unknown field', { receivedAt: 1 }],
]
test.each(BAD)('%s is refused', (_what, overrides) => {
  expect(saveOperationSchema.safeParse({ ...makeOperation(), ...overrides }).success).toBe(false)
})

test('content is the same by revision, option, flag and the set of struck options', () => {
  const operation = makeOperation({ struck: [OPTION_IDS[1], OPTION_IDS[2]] })
  expect(isSameContent(operation, { ...operation, struck: operation.struck.toReversed() })).toBe(true)
  expect(isSameContent(operation, { ...operation, revision: 2 })).toBe(false)
  expect(isSameContent(operation, { ...operation, optionId: null })).toBe(false)
  expect(isSameContent(operation, { ...operation, flagged: true })).toBe(false)
  expect(isSameContent(operation, { ...operation, struck: [OPTION_IDS[1]] })).toBe(false)
  expect(isSameContent(operation, { ...operation, struck: [OPTION_IDS[1], OPTION_IDS[3]] })).toBe(false)
})

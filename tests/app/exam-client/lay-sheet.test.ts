import { expect, test } from 'vitest'
import { laySheet } from '#app/exam-client/lay-sheet.ts'
import { instant } from '#exam-engine/kernel/time.ts'

const change = (itemId: string, revision: number, optionId: string | null) =>
  ({ itemId, revision, optionId, flagged: false, struck: [], opId: `${itemId} ${String(revision)}`, clientAt: 0 })
const stored = (itemId: string, revision: number, optionId: string | null) =>
  ({ itemId, revision, optionId, flagged: false, struck: [], savedAt: instant(0) })
const shown = (...sheet: Parameters<typeof laySheet>) =>
  Object.fromEntries(Object.entries(laySheet(...sheet)).map(([itemId, { optionId }]) => [itemId, optionId]))

test('an answer that was acknowledged while an older state was on its way stays on the screen', () => {
  expect(shown([stored('a', 1, 'old')], [change('a', 2, 'new'), change('b', 1, 'only')], []))
    .toEqual({ a: 'new', b: 'only' })
})

test('what another page stored later counts more than what was acknowledged here', () => {
  expect(shown([stored('a', 3, 'there')], [change('a', 2, 'here')], [])).toEqual({ a: 'there' })
})

test('a change on its way is shown over both', () => {
  expect(shown([stored('a', 3, 'there')], [change('a', 2, 'here')], [change('a', 4, null)])).toEqual({ a: null })
})

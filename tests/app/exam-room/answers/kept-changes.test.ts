/** What is sent again after a reload, and what must not be. */
import { expect, test } from 'vitest'
import { UNTOUCHED, type ItemAnswer } from '#app/exam-room/answers/item-answer.ts'
import { findLostChanges, keepChange, parseKeptChanges } from '#app/exam-room/answers/kept-changes.ts'

const chosen = (optionId: string): ItemAnswer => ({ ...UNTOUCHED, optionId })

test('a change that never reached the server is sent again', () => {
  const kept = keepChange({}, 'i', UNTOUCHED, chosen('a'))
  expect(findLostChanges(kept, {})).toEqual([{ itemId: 'i', answer: chosen('a') }])
})

test('of several changes the last one is sent, also when an earlier one had arrived', () => {
  const kept = keepChange(keepChange({}, 'i', UNTOUCHED, chosen('a')), 'i', chosen('a'), chosen('b'))
  expect(findLostChanges(kept, {})).toEqual([{ itemId: 'i', answer: chosen('b') }])
  expect(findLostChanges(kept, { i: chosen('a') })).toEqual([{ itemId: 'i', answer: chosen('b') }])
})

test('a change that had arrived is not sent again', () => {
  expect(findLostChanges(keepChange({}, 'i', UNTOUCHED, chosen('a')), { i: chosen('a') })).toEqual([])
})

test('an answer that another tab or machine changed meanwhile is not overwritten', () => {
  expect(findLostChanges(keepChange({}, 'i', UNTOUCHED, chosen('a')), { i: chosen('c') })).toEqual([])
})

test('clearing an answer is a change like any other', () => {
  const kept = keepChange({}, 'i', chosen('a'), UNTOUCHED)
  expect(findLostChanges(kept, { i: chosen('a') })).toEqual([{ itemId: 'i', answer: UNTOUCHED }])
})

test.each([
  null, '', '[', '7', '{"i":{"draft":{}}}',
  '{"i":{"draft":{"optionId":1,"flagged":false,"struck":[]},"expected":[]}}',
])(
  'what was stored and does not fit is nothing: %s', (text) => { expect(parseKeptChanges(text)).toEqual({}) })

test('what was stored is read again', () => {
  const kept = keepChange({}, 'i', UNTOUCHED, chosen('a'))
  expect(parseKeptChanges(JSON.stringify(kept))).toEqual(kept)
})

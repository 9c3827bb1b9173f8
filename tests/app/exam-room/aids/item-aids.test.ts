/** A candidate's highlights and notes: found again as they were left; what does not fit is nothing. */
import { expect, test } from 'vitest'
import { aidsOf, NO_AIDS, NOTE_LIMIT, parseAids, putHighlights, putNote } from '#app/exam-room/aids/item-aids.ts'
import { trimBlanks } from '#app/exam-room/aids/selection-range.ts'

test('what was kept is found again, by item and by text', () => {
  const sheet = putNote(putHighlights({}, 'a', 'stem', [{ start: 1, end: 4 }]), 'b', 'repasar')
  const again = parseAids(JSON.stringify(sheet))
  expect(aidsOf(again, 'a')).toEqual({ highlights: { vignette: [], stem: [{ start: 1, end: 4 }] }, note: '' })
  expect(aidsOf(again, 'b').note).toBe('repasar')
  expect(aidsOf(again, 'c')).toEqual(NO_AIDS)
  expect(aidsOf(again, 'constructor')).toEqual(NO_AIDS)
})

test('a note ends at its limit', () => {
  expect(aidsOf(putNote({}, 'a', 'x'.repeat(NOTE_LIMIT + 1)), 'a').note).toHaveLength(NOTE_LIMIT)
})

test.each([null, '', '[]', '7', '{"a":{}}',
  '{"a":{"highlights":{"vignette":[],"stem":[{"start":-1,"end":2}]},"note":""}}',
  `{"a":{"highlights":{"vignette":[],"stem":[]},"note":"${'x'.repeat(NOTE_LIMIT + 1)}"}}`])(
  'what does not fit is nothing: %s', (text) => { expect(parseAids(text)).toEqual({}) })

test('a selection loses the blanks at its ends, and is none when it has only these', () => {
  expect(trimBlanks(' dos palabras ', { start: 0, end: 14 })).toEqual({ start: 1, end: 13 })
  expect(trimBlanks('a  b', { start: 1, end: 3 })).toBeNull()
})

/** Highlights as offsets: in order, apart, inside the text; the same act twice changes nothing. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { covers, MOST_HIGHLIGHTS, removeAt, splitText, tidyRanges, toggleRange, type TextRange }
  from '#app/exam-room/aids/highlights.ts'

const TEXT = 'Mujer de 34 años con fiebre.'
const LENGTH = 60
const range = fc.tuple(fc.nat(LENGTH), fc.nat(LENGTH)).filter(([start, end]) => start !== end)
  .map(([one, other]): TextRange => ({ start: Math.min(one, other), end: Math.max(one, other) }))

const charactersOf = (ranges: readonly TextRange[]) =>
  Array.from({ length: LENGTH }, (_, at) => ranges.some(({ start, end }) => start <= at && at < end))

test('a highlight comes, joins its neighbour, and goes', () => {
  const one = toggleRange([], { start: 0, end: 5 }, TEXT.length)
  expect(one).toEqual([{ start: 0, end: 5 }])
  expect(toggleRange(one, { start: 5, end: 8 }, TEXT.length)).toEqual([{ start: 0, end: 8 }])
  expect(toggleRange(one, { start: 1, end: 3 }, TEXT.length)).toEqual([{ start: 0, end: 1 }, { start: 3, end: 5 }])
  expect(toggleRange(one, { start: 0, end: 5 }, TEXT.length)).toEqual([])
})

test('a highlight is removed by any of its characters, and by none beside it', () => {
  const ranges = [{ start: 2, end: 4 }, { start: 6, end: 9 }]
  expect([1, 2, 3, 4].map((at) => removeAt(ranges, at).length)).toEqual([2, 1, 1, 2])
})

test('what lies outside the text, is empty or no whole number is left out', () => {
  const wrong = [[-1, 3], [3, 3], [4, 2], [0, LENGTH + 1], [0.5, 2]].map(([start = 0, end = 0]) => ({ start, end }))
  expect(tidyRanges(wrong, LENGTH)).toEqual([])
  expect(tidyRanges([{ start: 0, end: LENGTH }], LENGTH)).toHaveLength(1)
})

test('a text carries no more highlights than its limit', () => {
  const many = Array.from({ length: MOST_HIGHLIGHTS + 50 }, (_, index) => ({ start: index * 2, end: index * 2 + 1 }))
  expect(tidyRanges(many, 10_000)).toHaveLength(MOST_HIGHLIGHTS)
})

test('property: ranges stay in order and apart, and hold the characters that they were given', () => {
  fc.assert(fc.property(fc.array(range, { maxLength: 12 }), (ranges) => {
    const tidy = tidyRanges(ranges, LENGTH)
    expect(charactersOf(tidy)).toEqual(charactersOf(ranges))
    tidy.forEach(({ start }, index) => { expect(start).toBeGreaterThan(tidy[index - 1]?.end ?? -1) })
  }))
})

test('property: a toggle highlights all of its range or none of it, and touches nothing beside it', () => {
  fc.assert(fc.property(fc.array(range, { maxLength: 8 }), range, (ranges, target) => {
    const before = tidyRanges(ranges, LENGTH)
    const after = charactersOf(toggleRange(before, target, LENGTH))
    const wanted = !covers(before, target)
    expect(after).toEqual(charactersOf(before)
      .map((held, at) => at >= target.start && at < target.end ? wanted : held))
  }))
})

test('property: the pieces joined are the text, whatever is highlighted or cut', () => {
  fc.assert(fc.property(fc.string({ maxLength: 80 }), fc.array(range), fc.array(fc.integer()), (text, ranges, cuts) => {
    const pieces = splitText(text, ranges, cuts)
    expect(pieces.map((piece) => piece.text).join('')).toBe(text)
    for (const { text: piece, start } of pieces) expect(text.startsWith(piece, start)).toBe(true)
  }))
})

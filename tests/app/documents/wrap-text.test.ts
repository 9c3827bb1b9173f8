// Breaking lines: nothing lost, nothing too wide, whatever the text.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { wrapPieces, type Piece } from '#app/documents/wrap-text.ts'

const measure = (text: string, font: 'a' | 'b'): number => text.length * (font === 'a' ? 1 : 2)
const textOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join('')
const wrap = (text: string, width: number) =>
  wrapPieces([{ text, font: 'a' as const }], width, measure).map(textOf)

test('lines break at spaces, which stay at their ends', () => {
  expect(wrap('uno dos tres', 7)).toEqual(['uno dos ', 'tres'])
})

test('a word wider than the line is cut where the line ends', () => {
  expect(wrap('a bcdefghij k', 4)).toEqual(['a ', 'bcde', 'fghi', 'j k'])
})

test('line feeds break, and empty text is one empty line', () => {
  expect(wrap('a\n\nb', 9)).toEqual(['a', '', 'b'])
  expect(wrap('', 9)).toEqual([''])
})

test('a word of two fonts is not torn apart', () => {
  const pieces: Piece<'a' | 'b'>[] = [
    { text: 'uno Dvo', font: 'a' }, { text: 'řá', font: 'b' }, { text: 'k', font: 'a' },
  ]
  expect(wrapPieces(pieces, 9, measure).map(textOf)).toEqual(['uno ', 'Dvořák'])
})

test('every character comes out in order, and no line is wider than asked', () => {
  const piece = fc.record({
    text: fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', 'ñ') }),
    font: fc.constantFrom('a' as const, 'b' as const),
  })
  fc.assert(fc.property(fc.array(piece), fc.integer({ min: 2, max: 20 }), (pieces, width) => {
    const lines = wrapPieces(pieces, width, measure)
    expect(textOf(lines.flat())).toBe(textOf(pieces).replaceAll('\n', ''))
    for (const line of lines) {
      const last = line.at(-1)
      const ink = line.reduce((sum, { text, font }) => sum + measure(text, font), 0)
        - (last === undefined ? 0 : measure(last.text, last.font) - measure(last.text.trimEnd(), last.font))
      expect(ink).toBeLessThanOrEqual(width)
    }
  }))
})

/** The keyboard's way through the texts of an item. */
import { expect, test } from 'vitest'
import { chosenRange, listWords, moveCursor, type WordCursor } from '#app/exam-room/aids/word-cursor.ts'

const TEXTS = [{ field: 'vignette', text: 'Mujer de 34 años. Fiebre, tos.' }, { field: 'stem', text: '¿Qué sigue?' }]
const words = listWords(TEXTS)
const at = (position: number): WordCursor => ({ anchor: position, at: position })

const wordsOf = (cursor: WordCursor) => {
  const chosen = chosenRange(cursor, words)
  return TEXTS.find(({ field }) => field === chosen?.field)?.text.slice(chosen?.range.start, chosen?.range.end)
}

test.each([
  ['ArrowRight', 0, 'de'], ['ArrowLeft', 0, 'Mujer'], ['ArrowDown', 0, 'Fiebre,'], ['ArrowDown', 4, '¿Qué'],
  ['ArrowUp', 5, 'Fiebre,'], ['ArrowUp', 4, 'Mujer'], ['End', 0, 'sigue?'], ['Home', 6, 'Mujer'],
  ['ArrowRight', 7, 'sigue?'], ['ArrowRight', 5, '¿Qué'], ['ArrowDown', 7, 'sigue?'],
])('%s from word %i leads to %s', (key, from, word) => {
  expect(wordsOf(moveCursor(at(from), words, key, false) ?? at(99))).toBe(word)
})

test('with Shift the choice grows both ways, and never from one text into another', () => {
  const grown = moveCursor(at(2), words, 'ArrowRight', true) ?? at(99)
  expect(wordsOf(grown)).toBe('34 años.')
  expect(wordsOf(moveCursor(at(2), words, 'ArrowUp', true) ?? at(99))).toBe('Mujer de 34')
  expect(moveCursor(at(5), words, 'ArrowRight', true)).toEqual(at(5))
})

test('other keys are not the cursor\'s, and an item without words has nothing to choose', () => {
  expect(moveCursor(at(0), words, 'a', false)).toBeNull()
  expect(chosenRange(at(0), [])).toBeNull()
})

/** The navigator's cells, the counts in words and what the review names. */
import { expect, test } from 'vitest'
import { describeCompleteness, describeCounts, listCells, summarizeSheet }
  from '#app/exam-room/answers/sheet-summary.ts'

const items = ['w', 'x', 'y', 'z'].map((itemId, index) => ({ itemId, position: index + 1 }))
const sheet = {
  w: { optionId: 'o1', flagged: false, struck: [] },
  x: { optionId: null, flagged: true, struck: ['o2'] },
  y: { optionId: 'o3', flagged: true, struck: [] },
}

test('each cell says in words what it shows', () => {
  expect(listCells(items, sheet, 'y').map(({ name, current }) => [name, current])).toEqual([
    ['Pregunta 1, contestada', false],
    ['Pregunta 2, sin contestar, marcada', false],
    ['Pregunta 3, contestada, marcada', true],
    ['Pregunta 4, sin contestar', false],
  ])
})

test('an answer that was cleared counts as unanswered, and so does an item never touched', () => {
  const { answered, unanswered, flagged } = summarizeSheet(items, sheet)
  expect(answered).toBe(2)
  expect(unanswered.map(({ position }) => position)).toEqual([2, 4])
  expect(flagged.map(({ position }) => position)).toEqual([2, 3])
})

test('an answer to an item that is not of this exam counts nowhere', () => {
  const strange = { ...sheet, other: { optionId: 'o9', flagged: true, struck: [] } }
  expect(describeCounts(summarizeSheet(items, strange))).toBe('2 contestadas, 2 sin contestar, 2 marcadas')
})

test('counts agree in number', () => {
  expect(describeCounts(summarizeSheet(items.slice(0, 2), sheet))).toBe('1 contestada, 1 sin contestar, 1 marcada')
})

test.each([
  [items, 'Contestó 2 de 4 preguntas; 2 quedan sin contestar.'],
  [items.slice(0, 2), 'Contestó 1 de 2 preguntas; una queda sin contestar.'],
  [[items[0], items[2]], 'Contestó las 2 preguntas.'],
  [[items[1]], 'Contestó 0 de 1 pregunta; una queda sin contestar.'],
])('what is missing is said before the hand-in (%#)', (some, text) => {
  expect(describeCompleteness(summarizeSheet(some.filter((item) => item !== undefined), sheet))).toBe(text)
})

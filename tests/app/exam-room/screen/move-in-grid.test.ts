/** Arrow keys in the navigator's grid. */
import { expect, test } from 'vitest'
import { moveInGrid } from '#app/exam-room/screen/move-in-grid.ts'

test.each([
  [0, 'ArrowLeft', null], [0, 'ArrowRight', 1], [4, 'ArrowRight', 5],
  [2, 'ArrowDown', 7], [8, 'ArrowDown', null], [7, 'ArrowUp', 2], [2, 'ArrowUp', null],
  [3, 'Home', 0], [3, 'End', 11], [11, 'ArrowRight', null], [0, 'Home', null], [3, 'Tab', null],
])('from %i by %s to %s, twelve cells in rows of five', (index, key, target) => {
  expect(moveInGrid(index, key, 5, 12)).toBe(target)
})

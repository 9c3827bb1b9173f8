/** The size at which an enlarged drawing counts as 100 %. */
import { expect, test } from 'vitest'
import { readOwnWidth } from '#app/exam-room/item/own-width.ts'

test.each([
  ['<svg xmlns="x" viewBox="0 0 640 470"><rect/></svg>', 640],
  ['<svg viewBox=\'-10,-5, 320.5 ,200\'/>', 320.5],
  ['<svg width="10"><g viewBox="0 0 5 5"/></svg>', 800],
  ['<svg viewBox="0 0 0 0"/>', 800],
  ['', 800],
])('%s is %d pixels wide', (svg, width) => { expect(readOwnWidth(svg)).toBe(width) })

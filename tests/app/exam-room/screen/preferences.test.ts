/** What the tab remembers of the screen's preferences, and the sizes of text. */
import { expect, test } from 'vitest'
import { stepTextSize } from '#app/exam-room/screen/text-size.ts'
import { parsePreferences } from '#app/exam-room/screen/use-preferences.ts'

const DEFAULTS = { textSize: 100, theme: 'normal', clockHidden: false, singleKeys: true }

test.each([null, '', 'x', '[]', 'null', '7', '{"textSize":90,"clockHidden":1,"singleKeys":0,"theme":"rojo"}'])(
  'whatever does not fit is the default: %s', (text) => { expect(parsePreferences(text)).toEqual(DEFAULTS) })

test('what was chosen is found again', () => {
  expect(parsePreferences('{"textSize":150,"theme":"sepia","clockHidden":true,"singleKeys":false}'))
    .toEqual({ textSize: 150, theme: 'sepia', clockHidden: true, singleKeys: false })
})

test('text grows to 200 % and no further', () => {
  expect(stepTextSize(100, -1)).toBe(100)
  expect(stepTextSize(100, 1)).toBe(115)
  expect(stepTextSize(175, 1)).toBe(200)
  expect(stepTextSize(200, 1)).toBe(200)
})

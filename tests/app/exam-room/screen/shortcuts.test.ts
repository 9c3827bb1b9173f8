/** Which key does what, and which keys are left to the browser and to screen readers. */
import { expect, test } from 'vitest'
import { readShortcut, SHORTCUT_HELP, type ExamCommand, type KeySituation, type KeyStroke }
  from '#app/exam-room/screen/shortcuts.ts'

const stroke = (key: string, change: Partial<KeyStroke> = {}): KeyStroke =>
  ({ key, ctrlKey: false, altKey: false, metaKey: false, isComposing: false, repeat: false, ...change })
const usual: KeySituation = { enabled: true, elsewhere: false, strikeArmed: false }
const armed: KeySituation = { ...usual, strikeArmed: true }

test.each<[string, KeySituation, ExamCommand | null]>([
  ['a', usual, { type: 'choose', letter: 'A' }],
  ['E', usual, { type: 'choose', letter: 'E' }],
  ['g', usual, null],
  ['f', usual, { type: 'flag' }],
  ['F', usual, { type: 'flag' }],
  ['ArrowLeft', usual, { type: 'previous' }],
  ['ArrowRight', usual, { type: 'next' }],
  ['ArrowDown', usual, null],
  ['n', usual, { type: 'navigator' }],
  ['?', usual, { type: 'help' }],
  ['x', usual, { type: 'armStrike' }],
  ['l', usual, { type: 'laboratory' }],
  ['O', usual, { type: 'notes' }],
  ['h', usual, { type: 'highlight' }],
  ['c', armed, { type: 'strike', letter: 'C' }],
  ['x', armed, { type: 'disarmStrike' }],
  ['Escape', armed, { type: 'disarmStrike' }],
  ['Escape', usual, null],
  ['Enter', usual, null],
  [' ', usual, null],
  ['constructor', usual, null],
])('key %s', (key, situation, command) => {
  expect(readShortcut(stroke(key), situation)).toEqual(command)
})

test.each(['ctrlKey', 'altKey', 'metaKey', 'isComposing'] as const)('strokes with %s are not ours', (modifier) => {
  expect(readShortcut(stroke('a', { [modifier]: true }), usual)).toBeNull()
})

test('single keys can be switched off, and are off in text fields and dialogs', () => {
  expect(readShortcut(stroke('a'), { ...usual, enabled: false })).toBeNull()
  expect(readShortcut(stroke('ArrowRight'), { ...usual, elsewhere: true })).toBeNull()
})

test('a key that is held down turns pages and nothing else', () => {
  expect(readShortcut(stroke('ArrowRight', { repeat: true }), usual)).toEqual({ type: 'next' })
  for (const key of ['a', 'f', 'x', 'n', '?']) expect(readShortcut(stroke(key, { repeat: true }), usual)).toBeNull()
})

test('the help sheet names every key that does something', () => {
  const named = SHORTCUT_HELP.flatMap(({ keys }) => keys)
    .map((key) => ({ '←': 'ArrowLeft', '→': 'ArrowRight' })[key] ?? key)
  const working = [...'abcdefghijklmnopqrstuvwxyz?', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'Enter']
    .filter((key) => readShortcut(stroke(key), usual) !== null)
  expect(working.filter((key) => !named.some((name) => name.toLowerCase() === key.toLowerCase()))).toEqual([])
})

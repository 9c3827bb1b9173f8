/** What the supervisor reads of a screen that was left. */
import { expect, test } from 'vitest'
import { countFocus, describeFocus } from '#app/board/focus-words.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { T0 } from './board-factory.ts'

const ZONE = 'America/Mexico_City'

test.each([[0, null], [1, '1 salida'], [2, '2 salidas']])('%i in words', (count, words) => {
  expect(countFocus(count)).toBe(words)
})

test.each([
  ['pageHidden', 0, 12_400, '09:00:12 La página dejó de verse, 12 s'],
  ['windowLeft', 0, 125_000, '09:00:12 Otra ventana tomó el teclado, 2 min 5 s'],
  ['fullScreenLeft', 9999, null, '09:00:02 Salió de pantalla completa, sin regreso registrado'],
  ['pageHidden', 10_000, 100, '09:00:02 La página dejó de verse, 1 s; se supo al volver la conexión'],
] as const)('%s, told %i ms later', (kind, delayMs, awayMs, words) => {
  expect(describeFocus({ kind, at: instant(T0 + 12_000), delayMs, awayMs }, ZONE)).toBe(words)
})

/**
 * The keys of the exam: from a key stroke to what it asks for. Refuses strokes
 * with Ctrl, Alt or Meta (they belong to the browser and to screen readers), in
 * text fields, and, where the candidate switched single keys off, all of them
 * (WCAG 2.1.4).
 */
import type { OptionLetter } from '#exam-engine/items/permutation.ts'

export type ExamCommand =
  | { readonly type: 'choose' | 'strike', readonly letter: OptionLetter }
  | {
    readonly type: 'armStrike' | 'disarmStrike' | 'flag' | 'previous' | 'next' | 'navigator' | 'help'
      | 'laboratory' | 'notes' | 'highlight'
  }

export interface KeyStroke {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  readonly isComposing: boolean
  /** The key is held down. */
  readonly repeat: boolean
}

export interface KeySituation {
  readonly enabled: boolean
  /** The focus is where letters are typed, or in a dialog with keys of its own. */
  readonly elsewhere: boolean
  /** X was pressed: the next letter strikes an option out. */
  readonly strikeArmed: boolean
}

const LETTERS: ReadonlyMap<string, OptionLetter> = new Map([['a', 'A'], ['b', 'B'], ['c', 'C'], ['d', 'D'], ['e', 'E']])

const COMMANDS: ReadonlyMap<string, ExamCommand> = new Map([
  ['arrowleft', { type: 'previous' }],
  ['arrowright', { type: 'next' }],
  ['f', { type: 'flag' }],
  ['n', { type: 'navigator' }],
  ['x', { type: 'armStrike' }],
  ['l', { type: 'laboratory' }],
  ['o', { type: 'notes' }],
  ['h', { type: 'highlight' }],
  ['?', { type: 'help' }],
])

/** What a stroke asks for, or null when it is none of the exam's. A held key only turns pages. */
export function readShortcut(stroke: KeyStroke, { enabled, elsewhere, strikeArmed }: KeySituation): ExamCommand | null {
  if (!enabled || elsewhere || stroke.isComposing || stroke.ctrlKey || stroke.altKey || stroke.metaKey) return null
  const key = stroke.key.toLowerCase()
  const letter = LETTERS.get(key)
  if (letter !== undefined) return stroke.repeat ? null : { type: strikeArmed ? 'strike' : 'choose', letter }
  if (strikeArmed && (key === 'escape' || key === 'x')) return stroke.repeat ? null : { type: 'disarmStrike' }
  const command = COMMANDS.get(key)
  if (command === undefined) return null
  return stroke.repeat && command.type !== 'previous' && command.type !== 'next' ? null : command
}

/** The sheet of keys, in the order in which it is shown. */
export const SHORTCUT_HELP: readonly { readonly keys: readonly string[], readonly does: string }[] = [
  { keys: ['A', 'B', 'C', 'D', 'E'], does: 'Elegir esa opción, o cambiar a ella' },
  { keys: ['X', 'A…E'], does: 'Tachar o restaurar una opción: primero X, después su letra' },
  { keys: ['F'], does: 'Marcar la pregunta para revisarla, o quitar la marca' },
  { keys: ['←', '→'], does: 'Pregunta anterior, pregunta siguiente' },
  { keys: ['N'], does: 'Abrir el navegador de preguntas' },
  { keys: ['L'], does: 'Abrir o cerrar los valores de laboratorio' },
  { keys: ['O'], does: 'Abrir sus notas de la pregunta' },
  { keys: ['H'], does: 'Resaltar lo seleccionado; sin selección, elegir palabras con el teclado' },
  { keys: ['←', '→', '↑', '↓'], does: 'Al resaltar: palabra o frase anterior y siguiente; con Mayúsculas amplían' },
  { keys: ['Intro'], does: 'Al resaltar: resaltar lo elegido o quitar el resaltado' },
  { keys: ['+', '−', '0'], does: 'En la imagen ampliada: acercar, alejar, ajustar; las flechas la mueven' },
  { keys: ['?'], does: 'Abrir esta ayuda' },
  { keys: ['Tab'], does: 'Pasar por opciones y botones; Espacio los acciona' },
  { keys: ['Esc'], does: 'Cerrar una ventana; dejar de tachar o de resaltar' },
]

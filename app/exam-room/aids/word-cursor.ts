/**
 * Walking a text by keyboard, word by word, to choose what to highlight: where the
 * cursor stands, how far the choice reaches, and what each key makes of it. The
 * texts of an item follow each other; a choice never reaches from one into another.
 */
import type { TextRange } from './highlights.ts'

export interface CursorText<Field extends string> {
  readonly field: Field
  readonly text: string
}

/** `anchor` is where the choice began; equal to `at` while one word is chosen. Both count words of all texts. */
export interface WordCursor {
  readonly anchor: number
  readonly at: number
}

export interface Word<Field extends string> extends TextRange {
  readonly field: Field
  readonly firstOfSentence: boolean
}

/** The words of all texts, with the marks that follow them: "mmHg," is one. */
export function listWords<Field extends string>(texts: readonly CursorText<Field>[]): Word<Field>[] {
  return texts.flatMap(({ field, text }) => {
    let ended = true
    return [...text.matchAll(/\S+/g)].map((match) => {
      const firstOfSentence = ended
      ended = /[.?!:]["»)]?$/.test(match[0])
      return { field, start: match.index, end: match.index + match[0].length, firstOfSentence }
    })
  })
}

/** Where a key leads, or null when it is no key of the cursor's. Arrows sideways: words; up and down: sentences. */
export function moveCursor<Field extends string>(
  cursor: WordCursor, words: readonly Word<Field>[], key: string, extend: boolean,
): WordCursor | null {
  const target = findTarget(cursor.at, words, key)
  if (target === null) return null
  if (!extend) return { anchor: target, at: target }
  return words[target]?.field === words[cursor.anchor]?.field ? { anchor: cursor.anchor, at: target } : cursor
}

function findTarget<Field extends string>(at: number, words: readonly Word<Field>[], key: string): number | null {
  const last = words.length - 1
  switch (key) {
    case 'ArrowRight': return Math.min(last, at + 1)
    case 'ArrowLeft': return Math.max(0, at - 1)
    case 'ArrowDown': {
      const next = words.findIndex((word, index) => index > at && word.firstOfSentence)
      return next < 0 ? last : next
    }
    case 'ArrowUp': return Math.max(0, words.slice(0, at).findLastIndex((word) => word.firstOfSentence))
    case 'Home': return 0
    case 'End': return last
    default: return null
  }
}

/** What is chosen: the field and its range, or null where there are no words. */
export function chosenRange<Field extends string>(
  { anchor, at }: WordCursor, words: readonly Word<Field>[],
): { field: Field, range: TextRange } | null {
  const from = words[Math.min(anchor, at)]
  const to = words[Math.max(anchor, at)]
  if (from === undefined || to?.field !== from.field) return null
  return { field: from.field, range: { start: from.start, end: to.end } }
}

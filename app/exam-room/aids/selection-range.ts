/**
 * What is selected with mouse or finger, as offsets into a text of the page:
 * counted in characters of the element that carries `data-highlight`. A selection
 * that reaches beyond the element is cut to it; of two, the one it begins in counts.
 */
import type { HighlightField } from './item-aids.ts'
import type { TextRange } from './highlights.ts'

export interface SelectedText {
  readonly field: HighlightField
  /** Without blanks at its ends. */
  readonly range: TextRange
}

/** Null when nothing of a text that can be highlighted is selected. */
export function readSelection(selection: Selection | null): SelectedText | null {
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null
  const range = selection.getRangeAt(0)
  for (const element of document.querySelectorAll<HTMLElement>('[data-highlight]')) {
    if (!range.intersectsNode(element)) continue
    const whole = element.textContent
    const start = offsetOf(element, range.startContainer, range.startOffset)
    const end = element.contains(range.endContainer)
      ? offsetOf(element, range.endContainer, range.endOffset) : whole.length
    const trimmed = trimBlanks(whole, { start, end })
    const field = element.dataset['highlight']
    if (trimmed !== null && (field === 'vignette' || field === 'stem')) return { field, range: trimmed }
  }
  return null
}

/** Characters of `element` before a point of it; 0 for a point outside. */
function offsetOf(element: HTMLElement, node: Node, offset: number): number {
  if (!element.contains(node)) return 0
  const before = document.createRange()
  before.selectNodeContents(element)
  before.setEnd(node, offset)
  return before.toString().length
}

/** Null when only blanks are left. */
export function trimBlanks(text: string, { start, end }: TextRange): TextRange | null {
  const chosen = text.slice(start, end)
  const trimmed = chosen.trim()
  if (trimmed === '') return null
  const from = start + chosen.indexOf(trimmed)
  return { start: from, end: from + trimmed.length }
}

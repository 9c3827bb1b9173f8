/**
 * A text of the item with the candidate's highlights. A tap or click on a highlight
 * takes it away; what the keyboard chooses is ringed. The words themselves are
 * never changed: offsets count the same with and without highlights.
 */
import { useEffect, useRef } from 'react'
import { splitText, type TextRange } from './highlights.ts'
import type { HighlightField } from './item-aids.ts'

interface HighlightedTextProps {
  field: HighlightField
  text: string
  ranges: readonly TextRange[]
  /** What the keyboard has chosen in this text; null while it chooses none here. */
  chosen: TextRange | null
  onRemove: (offset: number) => void
}

export function HighlightedText({ field, text, ranges, chosen, onRemove }: HighlightedTextProps) {
  const box = useRef<HTMLSpanElement>(null)
  const remove = useRef(onRemove)
  useEffect(() => { remove.current = onRemove })
  useEffect(() => {
    const element = box.current
    // A listener instead of a button: the text stays text, and the keyboard has a way of its own.
    const take = (event: MouseEvent) => {
      const mark = event.target instanceof Element ? event.target.closest('mark') : null
      if (mark !== null && getSelection()?.isCollapsed !== false) remove.current(Number(mark.dataset['start']))
    }
    element?.addEventListener('click', take)
    return () => { element?.removeEventListener('click', take) }
  }, [])
  useEffect(() => {
    if (chosen !== null) box.current?.querySelector('.chosen-word')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const pieces = splitText(text, ranges, chosen === null ? [] : [chosen.start, chosen.end])
  return (
    <span ref={box} data-highlight={field}>
      {pieces.map(({ text: piece, start, highlighted }) => {
        const ring = chosen !== null && start >= chosen.start && start < chosen.end ? 'chosen-word' : ''
        return highlighted
          ? <mark key={start} data-start={start} className={`highlight ${ring}`}>{piece}</mark>
          : <span key={start} className={ring}>{piece}</span>
      })}
    </span>
  )
}

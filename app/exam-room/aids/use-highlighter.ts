/**
 * The highlighter of one item: what is selected by mouse or finger is highlighted
 * by H or its button; without a selection H starts the keyboard's own choice, word
 * by word. While that runs, its keys are no keys of the exam.
 */
import { useEffect, useMemo, useRef, useState } from 'react'
import type { PresentedItem } from '#exam-engine/items/permutation.ts'
import { covers, removeAt, toggleRange, type TextRange } from './highlights.ts'
import { putHighlights, type AidSheet, type HighlightField, type ItemAids } from './item-aids.ts'
import { readSelection, type SelectedText } from './selection-range.ts'
import { chosenRange, listWords, moveCursor, type WordCursor } from './word-cursor.ts'

export interface Highlighter {
  /** Something is selected that the button would highlight. */
  readonly hasSelection: boolean
  /** The keyboard chooses words. */
  readonly choosing: boolean
  chosenIn: (field: HighlightField) => TextRange | null
  /** Highlights the selection, or starts or ends the keyboard's choice. */
  use: () => void
  remove: (field: HighlightField, offset: number) => void
  stop: () => void
}

interface HighlighterOptions {
  item: PresentedItem
  aids: ItemAids
  onChange: (change: (before: AidSheet) => AidSheet) => void
  announce: (text: string) => void
}

const START: WordCursor = { anchor: 0, at: 0 }

export function useHighlighter({ item, aids, onChange, announce }: HighlighterOptions): Highlighter {
  const [cursor, setCursor] = useState<WordCursor | null>(null)
  const selected = useSelectedText(item.itemId)
  const texts = useMemo(() => listTexts(item), [item])
  const words = useMemo(() => listWords(texts), [texts])
  useEffect(() => { setCursor(null) }, [item.itemId])
  const choice = cursor === null ? null : chosenRange(cursor, words)
  const textOf = ({ field, range }: SelectedText) =>
    texts.find((text) => text.field === field)?.text.slice(range.start, range.end) ?? ''

  const toggle = (target: SelectedText) => {
    const ranges = aids.highlights[target.field]
    const length = texts.find(({ field }) => field === target.field)?.text.length ?? 0
    announce(covers(ranges, target.range) ? 'Resaltado quitado' : `Resaltado: ${textOf(target)}`)
    onChange((before) => putHighlights(before, item.itemId, target.field, toggleRange(ranges, target.range, length)))
  }
  const stop = () => {
    if (cursor !== null) announce('Resaltador cerrado')
    setCursor(null)
  }
  const say = (at: WordCursor) => {
    const target = chosenRange(at, words)
    if (target === null) return
    announce(`${textOf(target)}${covers(aids.highlights[target.field], target.range) ? ', resaltado' : ''}`)
  }
  const onKey = (event: KeyboardEvent) => {
    if (cursor === null || event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'Tab') {
      stop()
      return
    }
    const moved = moveCursor(cursor, words, event.key, event.shiftKey)
    if (moved !== null) {
      setCursor(moved)
      say(moved)
    } else if (event.key === 'Escape' || event.key.toLowerCase() === 'h') stop()
    else if ((event.key === 'Enter' || event.key === ' ') && choice !== null) toggle(choice)
    else return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  useFirstKeys(cursor !== null, onKey)

  return {
    hasSelection: selected.current !== null,
    choosing: cursor !== null,
    chosenIn: (field) => choice?.field === field ? choice.range : null,
    use: () => {
      const target = selected.take()
      if (cursor !== null) stop()
      else if (target !== null) toggle(target)
      else if (words.length > 0) {
        setCursor(START)
        announce('Resaltador: flechas para elegir palabras, Mayúsculas amplía, Intro resalta o quita, Esc cierra')
      }
    },
    remove: (field, offset) => {
      announce('Resaltado quitado')
      onChange((before) => putHighlights(before, item.itemId, field, removeAt(aids.highlights[field], offset)))
    },
    stop,
  }
}

function listTexts({ vignette, stem }: PresentedItem): { field: HighlightField, text: string }[] {
  return [...vignette === null ? [] : [{ field: 'vignette' as const, text: vignette }], { field: 'stem', text: stem }]
}

/** The last selection of the item's texts: pressing a button takes the selection away on some touch screens. */
function useSelectedText(itemId: string): { current: SelectedText | null, take: () => SelectedText | null } {
  const [current, setCurrent] = useState<SelectedText | null>(null)
  useEffect(() => { setCurrent(null) }, [itemId])
  useEffect(() => {
    const look = () => {
      const found = readSelection(getSelection())
      if (found !== null) setCurrent(found)
    }
    const forget = (event: PointerEvent) => {
      if (event.target instanceof Element && event.target.closest('[data-highlighter]') === null) setCurrent(null)
    }
    document.addEventListener('selectionchange', look)
    document.addEventListener('pointerdown', forget)
    return () => {
      document.removeEventListener('selectionchange', look)
      document.removeEventListener('pointerdown', forget)
    }
  }, [])
  const take = () => {
    setCurrent(null)
    getSelection()?.removeAllRanges()
    return current
  }
  return { current, take }
}

/** Hears keys before every other listener of the page, while `on`. */
function useFirstKeys(on: boolean, onKey: (event: KeyboardEvent) => void): void {
  const latest = useRef(onKey)
  useEffect(() => { latest.current = onKey })
  useEffect(() => {
    if (!on) return
    const listen = (event: KeyboardEvent) => { latest.current(event) }
    window.addEventListener('keydown', listen, { capture: true })
    return () => { window.removeEventListener('keydown', listen, { capture: true }) }
  }, [on])
}

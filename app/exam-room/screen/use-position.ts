/** Which question is on the screen. Kept in the tab, so that a reload comes back to it. */
import { useEffect, useState } from 'react'
import type { ListedItem } from '../answers/sheet-summary.ts'
import { readTab, writeTab } from '../tab-storage.ts'

/** The index of the current item, and the way to another; out of range does nothing. Needs at least one item. */
export function usePosition(items: readonly ListedItem[], attemptId: string): [number, (index: number) => void] {
  const key = `efiser-examen-pregunta-${attemptId}`
  const [index, setIndex] = useState(0)
  useEffect(() => {
    const remembered = items.findIndex(({ itemId }) => itemId === readTab(key))
    if (remembered > 0) setIndex(remembered)
  }, [items, key])
  const open = (next: number) => {
    const item = items[next]
    if (item === undefined) return
    setIndex(next)
    writeTab(key, item.itemId)
  }
  return [Math.min(index, items.length - 1), open]
}

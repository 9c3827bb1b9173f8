/** Which question is on the screen: where the candidate was, on this machine or the one before, and from there on. */
import { useEffect, useState } from 'react'
import type { ListedItem } from '../answers/sheet-summary.ts'

/** The index of the current item, and the way to another; out of range does nothing. Needs at least one item. */
export function usePosition(
  items: readonly ListedItem[], position: string | null, onShow: (itemId: string) => void,
): [number, (index: number) => void] {
  const find = () => Math.max(0, items.findIndex(({ itemId }) => itemId === position))
  const [index, setIndex] = useState(find)
  // The journal is written before the screen shows the item: its position is what is shown.
  useEffect(() => {
    const remembered = items.findIndex(({ itemId }) => itemId === position)
    if (remembered >= 0) setIndex(remembered)
  }, [items, position])
  const open = (next: number) => {
    const item = items[next]
    if (item !== undefined) onShow(item.itemId)
  }
  return [Math.min(index, items.length - 1), open]
}

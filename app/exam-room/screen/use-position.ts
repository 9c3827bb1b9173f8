/** Which question is on the screen: where the candidate was, on this machine or the one before, and from there on. */
import { useEffect, useRef, useState } from 'react'
import type { ListedItem } from '../answers/sheet-summary.ts'

/**
 * The index of the current item, and the way to another; out of range does nothing. Needs at least one item. The screen
 * moves at once and the journal beside it: a letter typed right after an arrow must meet the question it was meant for.
 */
export function usePosition(
  items: readonly ListedItem[], position: string | null, onShow: (itemId: string) => void,
): [number, (index: number) => void] {
  const find = () => Math.max(0, items.findIndex(({ itemId }) => itemId === position))
  const [index, setIndex] = useState(find)
  const moved = useRef(false)
  // What the server or the journal remembers counts until the candidate moves; later it is only the echo of that.
  useEffect(() => {
    const remembered = items.findIndex(({ itemId }) => itemId === position)
    if (remembered >= 0 && !moved.current) setIndex(remembered)
  }, [items, position])
  const open = (next: number) => {
    const item = items[next]
    if (item === undefined) return
    moved.current = true
    setIndex(next)
    onShow(item.itemId)
  }
  return [Math.min(index, items.length - 1), open]
}

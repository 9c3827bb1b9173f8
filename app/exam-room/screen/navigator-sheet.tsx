/** All questions at once: their state, the counts in words, and the way to each and to the review. */
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../components/actions/button.tsx'
import { moveInGrid } from './move-in-grid.ts'
import { RoomDialog } from './room-dialog.tsx'
import { CellMark, SheetCellButton } from './sheet-cell.tsx'
import type { SheetCell } from '../answers/sheet-summary.ts'

interface NavigatorSheetProps {
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  cells: readonly SheetCell[]
  /** "46 contestadas, 74 sin contestar, 5 marcadas" */
  counts: string
  onOpenItem: (itemId: string) => void
  onReview: () => void
}

export function NavigatorSheet({ isOpen, onOpenChange, cells, counts, onOpenItem, onReview }: NavigatorSheetProps) {
  return (
    <RoomDialog title="Navegador de preguntas" isOpen={isOpen} onOpenChange={onOpenChange}>
      <p className="mb-3 shrink-0 text-lg font-semibold">{counts}</p>
      <CellGrid cells={cells} onOpenItem={onOpenItem} onClose={() => { onOpenChange(false) }} />
      <Legend />
      <div className="mt-4 shrink-0"><Button look="secondary" onPress={onReview}>Revisar y entregar</Button></div>
    </RoomDialog>
  )
}

interface CellGridProps {
  cells: readonly SheetCell[]
  onOpenItem: (itemId: string) => void
  onClose: () => void
}

/** One stop of the Tab key; arrows move inside, Enter opens, N closes. */
function CellGrid({ cells, onOpenItem, onClose }: CellGridProps) {
  const grid = useRef<HTMLDivElement>(null)
  const [focused, setFocused] = useState(() => Math.max(0, cells.findIndex((cell) => cell.current)))
  useEffect(() => {
    grid.current?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus()
  }, [])
  const moveFocus = (event: React.KeyboardEvent) => {
    if (event.key.toLowerCase() === 'n' && !event.ctrlKey && !event.metaKey && !event.altKey) onClose()
    const buttons = [...event.currentTarget.querySelectorAll('button')]
    const top = buttons[0]?.offsetTop
    const columns = buttons.filter((button) => button.offsetTop === top).length
    const target = moveInGrid(focused, event.key, columns, buttons.length)
    if (target === null) return
    event.preventDefault()
    buttons[target]?.focus()
  }
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of the buttons inside, as they bubble
    <div ref={grid} onKeyDown={moveFocus} className="-m-1 flex min-h-0 flex-wrap content-start overflow-y-auto p-1">
      {cells.map((cell, index) => (
        <SheetCellButton
          key={cell.itemId}
          cell={cell}
          tabIndex={index === focused ? 0 : -1}
          onOpen={onOpenItem}
          onFocus={() => { setFocused(index) }}
        />
      ))}
    </div>
  )
}

const LEGEND = [
  { word: 'Contestada', answered: true, flagged: false, current: false },
  { word: 'Sin contestar', answered: false, flagged: false, current: false },
  { word: 'Marcada', answered: false, flagged: true, current: false },
  { word: 'Actual', answered: false, flagged: false, current: true },
] as const

function Legend() {
  return (
    <ul aria-label="Significado de los cuadros" className="mt-4 flex shrink-0 flex-wrap gap-x-6 gap-y-2 border-t
      border-line pt-4 text-sm">
      {LEGEND.map(({ word, ...mark }) => (
        <li key={word} className="flex items-center gap-2"><CellMark {...mark}>{''}</CellMark>{word}</li>
      ))}
    </ul>
  )
}

/**
 * One question in the navigator: filled when answered, hollow when not, a corner
 * when flagged, a ring around the current one. Shapes first; colour repeats them.
 */
import type { SheetCell } from '../answers/sheet-summary.ts'

interface SheetCellButtonProps {
  cell: SheetCell
  tabIndex: 0 | -1
  onOpen: (itemId: string) => void
  onFocus?: () => void
}

export function SheetCellButton({ cell, tabIndex, onOpen, onFocus }: SheetCellButtonProps) {
  return (
    <button
      type="button"
      data-item={cell.itemId}
      tabIndex={tabIndex}
      aria-label={cell.name}
      aria-current={cell.current ? 'true' : undefined}
      onClick={() => { onOpen(cell.itemId) }}
      onFocus={onFocus}
      className="shrink-0 rounded-md p-0.5 -outline-offset-3"
    >
      <CellMark answered={cell.answered} flagged={cell.flagged} current={cell.current}>{cell.position}</CellMark>
    </button>
  )
}

interface CellMarkProps extends Pick<SheetCell, 'answered' | 'flagged' | 'current'> {
  children: number | string
}

/** The drawing alone, which the legend shows too. */
export function CellMark({ answered, flagged, current, children }: CellMarkProps) {
  return (
    <span
      aria-hidden
      className={`relative flex size-10 items-center justify-center overflow-hidden rounded-md border-2 font-semibold
        tabular-nums
        ${answered ? 'border-green bg-green text-on-green' : 'border-grey bg-surface text-ink'}
        ${current ? 'ring-3 ring-ink' : ''}`}
    >
      {children}
      {flagged ? (
        <svg viewBox="0 0 16 16" className="absolute end-0 top-0 size-4">
          <path d="M0 0h16v16z" className="fill-gold-light stroke-ink" strokeWidth="1.5" />
        </svg>
      ) : null}
    </span>
  )
}

/** The way through the exam: back, the strip of questions (on wide screens), the navigator, on. */
import { ChevronLeft, ChevronRight, LayoutGrid } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { buttonClasses } from '../../components/actions/button-look.ts'
import { Icon } from '../../components/icon/icon.tsx'
import { SheetCellButton } from './sheet-cell.tsx'
import type { SheetCell } from '../answers/sheet-summary.ts'

interface ExamFooterProps {
  cells: readonly SheetCell[]
  isFirst: boolean
  isLast: boolean
  onPrevious: () => void
  onNext: () => void
  onNavigator: () => void
  onOpenItem: (itemId: string) => void
}

export function ExamFooter({ cells, isFirst, isLast, onPrevious, onNext, onNavigator, onOpenItem }: ExamFooterProps) {
  return (
    <nav aria-label="Preguntas" className="flex shrink-0 items-center justify-between gap-2 border-t-2 border-line
      bg-surface p-2 lg:px-4">
      {/* aria-disabled, not disabled: a disabled button would drop the focus to nowhere. */}
      <button type="button" className={`${buttonClasses({ look: 'secondary' })} max-sm:px-2`} aria-disabled={isFirst}
        onClick={onPrevious}>
        <Icon icon={ChevronLeft} /> Anterior
      </button>
      <CellStrip cells={cells} onOpenItem={onOpenItem} />
      <button type="button" className={`${buttonClasses({ look: 'secondary' })} max-sm:px-2`} onClick={onNavigator}>
        <span className="max-sm:hidden"><Icon icon={LayoutGrid} /></span> Navegador
      </button>
      <button type="button" className={`${buttonClasses({ look: 'primary' })} max-sm:px-2`} onClick={onNext}>
        {isLast ? 'Revisar' : 'Siguiente'} <Icon icon={ChevronRight} />
      </button>
    </nav>
  )
}

/** For the pointer: the keyboard has the arrows and the navigator, so the Tab key stops at the current cell only. */
function CellStrip({ cells, onOpenItem }: Pick<ExamFooterProps, 'cells' | 'onOpenItem'>) {
  const strip = useRef<HTMLDivElement>(null)
  const currentId = cells.find((cell) => cell.current)?.itemId
  useEffect(() => {
    const box = strip.current
    const cell = box?.querySelector<HTMLElement>('[aria-current]')
    if (box && cell) box.scrollLeft = cell.offsetLeft - box.offsetLeft - (box.clientWidth - cell.clientWidth) / 2
  }, [currentId])
  return (
    <div ref={strip} className="hidden min-w-0 flex-1 overflow-x-auto p-1 [scrollbar-width:thin] lg:flex">
      {cells.map((cell) => (
        <SheetCellButton key={cell.itemId} cell={cell} tabIndex={cell.current ? 0 : -1} onOpen={onOpenItem} />
      ))}
    </div>
  )
}

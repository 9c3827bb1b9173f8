/**
 * Before the hand-in: what is unanswered and what was flagged, each a way back to
 * its question. Nothing is handed in from here; the next page asks once more.
 */
import { Button } from '../../components/actions/button.tsx'
import { ActRow } from '../../components/actions/act-row.tsx'
import { SheetCellButton } from './sheet-cell.tsx'
import { describeCompleteness, type SheetCell, type SheetSummary } from '../answers/sheet-summary.ts'

interface ReviewPageProps {
  summary: SheetSummary
  onOpenItem: (itemId: string) => void
  onBack: () => void
  onHandIn: () => void
}

export function ReviewPage({ summary, onOpenItem, onBack, onHandIn }: ReviewPageProps) {
  return (
    <div className="mx-auto max-w-reading px-4 py-6 sm:py-8">
      <h1 tabIndex={-1} data-focus-target className="text-2xl sm:text-3xl">Revise antes de entregar</h1>
      <p className="mt-3 text-lg">{describeCompleteness(summary)}</p>
      <CellList
        title={`Sin contestar: ${countOrNone(summary.unanswered)}`}
        hint="Una pregunta sin contestar no suma."
        cells={summary.unanswered}
        onOpenItem={onOpenItem}
      />
      <CellList
        title={`Marcadas para revisar: ${countOrNone(summary.flagged)}`}
        hint="La marca es solo para usted: no cambia la respuesta."
        cells={summary.flagged}
        onOpenItem={onOpenItem}
      />
      <ActRow>
        <Button look="primary" size="large" onPress={onBack}>Seguir contestando</Button>
        <Button look="secondary" size="large" onPress={onHandIn}>Entregar el examen…</Button>
      </ActRow>
      <p className="mt-4 max-w-measure text-grey">
        También puede esperar: a la hora de cierre el examen termina solo y cuenta todo lo guardado.
      </p>
    </div>
  )
}

function countOrNone(cells: readonly SheetCell[]): string {
  return cells.length === 0 ? 'ninguna' : String(cells.length)
}

interface CellListProps {
  title: string
  hint: string
  cells: readonly SheetCell[]
  onOpenItem: (itemId: string) => void
}

function CellList({ title, hint, cells, onOpenItem }: CellListProps) {
  return (
    <section aria-label={title} className="mt-8">
      <h2 className="text-xl">{title}</h2>
      {cells.length === 0 ? null : (
        <>
          <p className="text-grey">{hint}</p>
          <ul className="mt-3 flex flex-wrap">
            {cells.map((cell) => (
              <li key={cell.itemId}><SheetCellButton cell={cell} tabIndex={0} onOpen={onOpenItem} /></li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

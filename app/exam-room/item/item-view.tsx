/**
 * One item on the screen: case at the left, question at the right; one column on
 * a phone, and one pane where there is no case. Changes as a whole with the item,
 * so that each starts at its top.
 */
import type { ReactNode } from 'react'
import type { PresentedItem } from '#exam-engine/items/permutation.ts'
import { CasePane, hasCase } from './case-pane.tsx'
import { ScrollPane } from '../exam-frame.tsx'

interface ItemViewProps {
  item: PresentedItem
  /** "Pregunta 47 de 120" */
  title: string
  /** "contestada", "sin contestar, marcada": read after the title. */
  state: string
  scale: number
  vignette: ReactNode
  question: ReactNode
  /** Beside the question, on the candidate's wish. */
  panel: ReactNode
}

export function ItemView({ item, title, state, scale, vignette, question, panel }: ItemViewProps) {
  const style = { '--exam-scale': String(scale) } as React.CSSProperties
  const heading = (
    <h1 tabIndex={-1} data-focus-target className="mb-3 text-base text-grey">
      {title}<span className="sr-only">, {state}</span>
    </h1>
  )
  if (!hasCase(item)) {
    return (
      <div style={style} className="relative flex min-h-0 flex-1 bg-paper">
        <ScrollPane label="Pregunta">
          <div className="mx-auto max-w-reading p-4 lg:p-6">{heading}{question}</div>
        </ScrollPane>
        {panel}
      </div>
    )
  }
  return (
    <div style={style} className="relative flex min-h-0 flex-1 bg-paper">
      <div className="min-h-0 min-w-0 flex-1 overflow-y-auto lg:grid lg:grid-cols-2 lg:overflow-hidden">
        <ScrollPane label="Caso clínico">
          <div className="p-4 lg:p-6">{heading}<CasePane item={item} vignette={vignette} /></div>
        </ScrollPane>
        <ScrollPane label="Pregunta">
          <div className="border-line p-4 max-lg:border-t-2 lg:min-h-full lg:border-s-2 lg:p-6">{question}</div>
        </ScrollPane>
      </div>
      {panel}
    </div>
  )
}

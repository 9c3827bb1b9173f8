/** The question and its options, with the acts on this one question beneath. */
import { Eraser, Flag } from 'lucide-react'
import type { ReactNode } from 'react'
import type { PresentedItem } from '#exam-engine/items/permutation.ts'
import type { SaveFailure } from '#app/live/protocol.ts'
import { buttonClasses } from '../../components/actions/button-look.ts'
import { Alert } from '../../components/feedback/alert.tsx'
import { Icon } from '../../components/icon/icon.tsx'
import { describeRefusal } from '../../labels/refusals.ts'
import type { ItemAnswer } from '../answers/item-answer.ts'
import { OptionRow } from './option-row.tsx'

interface QuestionPaneProps {
  item: PresentedItem
  /** The question as the candidate has highlighted it. */
  stem: ReactNode
  answer: ItemAnswer
  /** Why the server did not take the last change of this item; null while it did. */
  rejection: SaveFailure | null
  onChoose: (optionId: string) => void
  onStrike: (optionId: string) => void
}

export function QuestionPane({ item, stem, answer, rejection, onChoose, onStrike }: QuestionPaneProps) {
  const stemId = `stem-${item.itemId}`
  return (
    <div className="max-w-reading">
      <p id={stemId} className="exam-text font-semibold whitespace-pre-line">{stem}</p>
      <div role="radiogroup" aria-labelledby={stemId} className="mt-4 flex flex-col gap-2">
        {item.options.map(({ optionId, letter, text }) => (
          <OptionRow
            key={optionId}
            group={item.itemId}
            letter={letter}
            text={text}
            chosen={answer.optionId === optionId}
            struck={answer.struck.includes(optionId)}
            onChoose={() => { onChoose(optionId) }}
            onStrike={() => { onStrike(optionId) }}
          />
        ))}
      </div>
      {rejection === null ? null : (
        <div className="mt-4">
          <Alert tone="attention" title="El último cambio de esta pregunta no se guardó" announce>
            {describeFailure(rejection)}
          </Alert>
        </div>
      )}
    </div>
  )
}

function describeFailure(failure: SaveFailure): string {
  return failure === 'SAVE_FAILED'
    ? 'Se muestra lo que está guardado. Conteste de nuevo; si se repite, levante la mano.'
    : describeRefusal({ refusal: failure })
}

interface QuestionActsProps {
  answer: ItemAnswer
  onFlag: () => void
  onClear: () => void
}

/** aria-disabled instead of disabled, so that the focus stays where the hand is. */
export function QuestionActs({ answer, onFlag, onClear }: QuestionActsProps) {
  const { flagged, optionId } = answer
  return (
    <div className="flex gap-2">
      <button
        type="button"
        aria-pressed={flagged}
        onClick={onFlag}
        className={`${buttonClasses({ look: 'secondary' })} max-lg:flex-1 max-lg:px-2
          ${flagged ? '!border-ink !bg-gold-light' : ''}`}
      >
        <Icon icon={Flag} /> {flagged ? 'Marcada' : 'Marcar'}<span className="sr-only"> para revisar</span>
      </button>
      <button
        type="button"
        aria-disabled={optionId === null}
        onClick={onClear}
        className={`${buttonClasses({ look: 'secondary' })} aria-disabled:opacity-45 max-lg:flex-1 max-lg:px-2`}
      >
        <Icon icon={Eraser} /> Quitar respuesta
      </button>
    </div>
  )
}

/**
 * Beneath the panes, always at the same place: text size and help at the left,
 * the acts on this question at the right. A phone has room for the acts only; the
 * rest stands at the end of its question.
 */
import { CircleHelp } from 'lucide-react'
import { buttonClasses } from '../../components/actions/button-look.ts'
import { Icon } from '../../components/icon/icon.tsx'
import type { ItemAnswer } from '../answers/item-answer.ts'
import { QuestionActs } from '../item/question-pane.tsx'
import { TextSizeControl } from './text-size-control.tsx'
import type { TextSize } from './text-size.ts'

interface ReadingToolsProps {
  textSize: TextSize
  onTextSize: (size: TextSize) => void
  onHelp: () => void
}

/** Text size and help. */
export function ReadingTools({ textSize, onTextSize, onHelp }: ReadingToolsProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <TextSizeControl size={textSize} onSize={onTextSize} />
      <button type="button" className={buttonClasses({ look: 'quiet' })} onClick={onHelp}>
        <Icon icon={CircleHelp} /> Ayuda y teclas
      </button>
    </div>
  )
}

interface ExamToolbarProps extends ReadingToolsProps {
  answer: ItemAnswer
  strikeArmed: boolean
  onFlag: () => void
  onClear: () => void
}

export function ExamToolbar({ answer, textSize, strikeArmed, onTextSize, onHelp, onFlag, onClear }: ExamToolbarProps) {
  return (
    <div className="flex shrink-0 flex-wrap items-center justify-between gap-2 border-t border-line bg-surface p-2
      lg:px-4">
      <div className="hidden lg:block">
        <ReadingTools textSize={textSize} onTextSize={onTextSize} onHelp={onHelp} />
      </div>
      {strikeArmed ? (
        <p className="rounded-md bg-gold-light px-3 py-2 font-semibold">
          Tachar: pulse la letra de la opción (Esc cancela)
        </p>
      ) : null}
      <div className="max-lg:w-full"><QuestionActs answer={answer} onFlag={onFlag} onClear={onClear} /></div>
    </div>
  )
}

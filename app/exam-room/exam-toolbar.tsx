/** Beneath the panes, always at the same place: text size and help at the left, the acts on this question at the right. */
import { CircleHelp } from 'lucide-react'
import { buttonClasses } from '../components/actions/button-look.ts'
import { Icon } from '../components/icon/icon.tsx'
import type { ItemAnswer } from './item-answer.ts'
import { QuestionActs } from './question-pane.tsx'
import { TextSizeControl } from './text-size-control.tsx'
import type { TextSize } from './text-size.ts'

interface ExamToolbarProps {
  answer: ItemAnswer
  textSize: TextSize
  strikeArmed: boolean
  onTextSize: (size: TextSize) => void
  onHelp: () => void
  onFlag: () => void
  onClear: () => void
}

export function ExamToolbar({ answer, textSize, strikeArmed, onTextSize, onHelp, onFlag, onClear }: ExamToolbarProps) {
  return (
    <div className="flex shrink-0 flex-wrap items-center justify-between gap-2 border-t border-line bg-surface p-2 lg:px-4">
      <div className="flex items-center gap-2 max-sm:w-full max-sm:justify-between">
        <TextSizeControl size={textSize} onSize={onTextSize} />
        <button type="button" className={buttonClasses({ look: 'quiet' })} onClick={onHelp}>
          <Icon icon={CircleHelp} /> Ayuda<span className="max-sm:hidden"> y teclas</span>
        </button>
      </div>
      {strikeArmed ? (
        <p className="rounded-md bg-gold-light px-3 py-2 font-semibold">Tachar: pulse la letra de la opción (Esc cancela)</p>
      ) : null}
      <div className="max-sm:w-full"><QuestionActs answer={answer} onFlag={onFlag} onClear={onClear} /></div>
    </div>
  )
}

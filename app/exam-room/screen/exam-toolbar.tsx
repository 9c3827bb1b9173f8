/**
 * Beneath the panes, always at the same place: the aids for reading at the left,
 * the acts on this question at the right. A phone has room for the acts only; the
 * rest stands at the end of its question.
 */
import { ALargeSmall, CircleHelp, FlaskConical, Highlighter as HighlighterIcon, NotebookPen, type LucideIcon }
  from 'lucide-react'
import type { ReactNode } from 'react'
import { buttonClasses } from '../../components/actions/button-look.ts'
import { Icon } from '../../components/icon/icon.tsx'
import type { ItemAnswer } from '../answers/item-answer.ts'
import type { Highlighter } from '../aids/use-highlighter.ts'
import { QuestionActs } from '../item/question-pane.tsx'

interface ReadingToolsProps {
  highlighter: Highlighter
  hasNote: boolean
  laboratoryOpen: boolean
  onLaboratory: () => void
  onNotes: () => void
  onView: () => void
  onHelp: () => void
}

/** Laboratory, notes, highlighter, text and colours, help. */
export function ReadingTools({
  highlighter, hasNote, laboratoryOpen, onLaboratory, onNotes, onView, onHelp,
}: ReadingToolsProps) {
  return (
    <div className="flex flex-wrap items-center gap-1">
      <Tool icon={FlaskConical} pressed={laboratoryOpen} onPress={onLaboratory}>Laboratorio</Tool>
      <Tool icon={NotebookPen} onPress={onNotes}>
        Notas{hasNote ? <span className="font-normal"> (escritas)</span> : null}
      </Tool>
      <span data-highlighter className="inline-flex">
        <Tool icon={HighlighterIcon} pressed={highlighter.choosing} onPress={highlighter.use}>Resaltar</Tool>
      </span>
      <Tool icon={ALargeSmall} onPress={onView}>Texto<span className="sr-only"> y colores</span></Tool>
      <Tool icon={CircleHelp} onPress={onHelp}>Ayuda<span className="sr-only"> y teclas</span></Tool>
    </div>
  )
}

interface ToolProps {
  icon: LucideIcon
  pressed?: boolean
  onPress: () => void
  children: ReactNode
}

function Tool({ icon, pressed, onPress, children }: ToolProps) {
  return (
    <button type="button" aria-pressed={pressed} onClick={onPress}
      className={`${buttonClasses({ look: 'secondary' })} !px-3
        ${pressed === true ? '!border-ink !bg-gold-light' : ''}`}>
      <Icon icon={icon} /> {children}
    </button>
  )
}

interface ExamToolbarProps extends ReadingToolsProps {
  answer: ItemAnswer
  strikeArmed: boolean
  onFlag: () => void
  onClear: () => void
}

export function ExamToolbar({ answer, strikeArmed, onFlag, onClear, ...reading }: ExamToolbarProps) {
  const { highlighter } = reading
  return (
    <div className="relative flex shrink-0 flex-wrap items-center justify-between gap-2 border-t border-line bg-surface
      p-2 lg:px-4">
      <div className="hidden lg:block"><ReadingTools {...reading} /></div>
      {strikeArmed ? <Hint>Tachar: pulse la letra de la opción (Esc cancela)</Hint> : null}
      {highlighter.choosing ? (
        <Hint>Resaltar: flechas eligen, Mayúsculas amplía, Intro resalta o quita, Esc termina</Hint>
      ) : null}
      {highlighter.hasSelection ? (
        <div data-highlighter className="absolute inset-x-2 bottom-full pb-2 text-end lg:hidden">
          <button type="button" className={buttonClasses({ look: 'primary' })} onClick={highlighter.use}>
            <Icon icon={HighlighterIcon} /> Resaltar lo seleccionado
          </button>
        </div>
      ) : null}
      <div className="max-lg:w-full"><QuestionActs answer={answer} onFlag={onFlag} onClear={onClear} /></div>
    </div>
  )
}

/** Above the bar, over the panes: nothing moves when it comes and goes. */
function Hint({ children }: { children: ReactNode }) {
  return (
    <p className="absolute bottom-full left-4 mb-2 rounded-md border-2 border-ink bg-gold-light px-3 py-2 font-semibold
      text-ink">
      {children}
    </p>
  )
}

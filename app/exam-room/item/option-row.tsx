/**
 * One option: a native radio button with its letter, all of it a target, and
 * beside it the strike. The arrow keys move the focus without choosing: who
 * scrolls with the keyboard must not change an answer.
 */
import { Strikethrough } from 'lucide-react'
import type { OptionLetter } from '#exam-engine/items/permutation.ts'
import { Icon } from '../../components/icon/icon.tsx'

interface OptionRowProps {
  /** Name of the radio group: the item's id. */
  group: string
  letter: OptionLetter
  text: string
  chosen: boolean
  struck: boolean
  onChoose: () => void
  onStrike: () => void
}

export function OptionRow({ group, letter, text, chosen, struck, onChoose, onStrike }: OptionRowProps) {
  return (
    <div className={`flex items-stretch rounded-md border-2
      ${chosen ? 'border-green bg-green-wash' : 'border-line bg-surface'}`}>
      <label className="flex min-w-0 flex-1 items-start gap-3 p-3">
        <span className="exam-text flex h-[1lh] items-center">
          <input
            type="radio"
            name={group}
            value={letter}
            checked={chosen}
            onChange={onChoose}
            onKeyDown={moveFocusOnly}
            className="choice-mark rounded-full"
          />
        </span>
        <span className={`exam-text flex min-w-0 gap-3 ${struck ? 'text-grey line-through decoration-2' : ''}`}>
          <span className="font-semibold">{letter}</span>
          <span className="min-w-0">{text}</span>
        </span>
        {struck ? <span className="sr-only">, tachada</span> : null}
      </label>
      <button
        type="button"
        aria-disabled={chosen}
        onClick={onStrike}
        className={`flex min-h-11 w-22 shrink-0 flex-col items-center justify-center gap-0.5 border-s-2 border-line
          px-1 text-sm
          hover:bg-sunken aria-disabled:opacity-45 ${struck ? 'bg-sunken font-semibold' : ''}`}
      >
        <Icon icon={Strikethrough} />
        {struck ? 'Restaurar' : 'Tachar'}<span className="sr-only"> opción {letter}</span>
      </button>
    </div>
  )
}

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 }

/** ← and → belong to the exam; ↑ and ↓ go to the neighbour, which Space then chooses. */
function moveFocusOnly(event: React.KeyboardEvent<HTMLInputElement>) {
  if (!event.key.startsWith('Arrow') || event.ctrlKey || event.altKey || event.metaKey) return
  event.preventDefault()
  const step = STEPS[event.key]
  if (step === undefined) return
  const group = event.currentTarget.closest('[role=radiogroup]')
  const radios = [...group?.querySelectorAll<HTMLInputElement>('input[type=radio]') ?? []]
  radios[radios.indexOf(event.currentTarget) + step]?.focus()
}

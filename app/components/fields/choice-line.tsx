/**
 * One radio button or checkbox with its label: 44 px high, all of it can be
 * clicked. The mark is drawn from the native control's own state, so it is right
 * before and without JavaScript.
 */
import type { InputHTMLAttributes } from 'react'
import type { Choice } from './choice.ts'

interface ChoiceLineProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'type' | 'className'> {
  type: 'radio' | 'checkbox'
  choice: Choice
  id: string
}

export function ChoiceLine({ type, choice, id, ...input }: ChoiceLineProps) {
  const hintId = `${id}-hint`
  return (
    <div className="relative flex gap-3">
      <input
        {...input}
        type={type}
        id={id}
        value={choice.value}
        disabled={choice.disabled}
        aria-describedby={[input['aria-describedby'], choice.hint === undefined ? undefined : hintId]
          .filter((text) => text !== undefined).join(' ') || undefined}
        className={`choice-mark relative z-10 mt-2 ${type === 'radio' ? 'rounded-full' : 'rounded-md'}`}
      />
      <div className="pt-2.5 pb-1">
        <label htmlFor={id} className="before:absolute before:inset-0 before:content-['']">{choice.label}</label>
        {choice.hint === undefined ? null : <p id={hintId} className="text-grey">{choice.hint}</p>}
      </div>
    </div>
  )
}

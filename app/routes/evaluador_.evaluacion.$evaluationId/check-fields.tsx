/**
 * Criteria and exclusions, each with its two answers and, where the answer is against the article, its reason. Keys in
 * a check: 1 for the answer in favour, which goes on to the next check; 2 for the one against, which goes to the reason.
 */
import type { KeyboardEvent } from 'react'
import { ChoiceLine } from '#app/components/fields/choice-line.tsx'
import { CONTROL_CLASSES } from '#app/components/fields/field-frame.tsx'
import { FieldError } from '#app/components/fields/field-error.tsx'
import { isExclusion, LONGEST_REASON, type CheckCode, type Draft } from '#exam-engine/publications/judgement.ts'
import { CHECK_WORDS } from '#app/publications/check-words.ts'
import { reasonName } from './judgement-form-data.ts'

interface CheckFieldsProps {
  codes: readonly CheckCode[]
  draft: Draft
  errors: ReadonlyMap<string, string>
}

export function CheckFields({ codes, draft, errors }: CheckFieldsProps) {
  return (
    <div className="space-y-5" onKeyDown={answerByKey} role="presentation">
      {codes.map((code) => <CheckField key={code} code={code} answer={draft.answers[code]} error={errors.get(code)} />)}
    </div>
  )
}

interface CheckFieldProps {
  code: CheckCode
  answer: Draft['answers'][CheckCode]
  error: string | undefined
}

function CheckField({ code, answer, error }: CheckFieldProps) {
  const excludes = isExclusion(code)
  const good = { value: excludes ? 'no' : 'si', label: excludes ? 'No es el caso' : 'Cumple' }
  const bad = { value: excludes ? 'si' : 'no', label: excludes ? 'Es el caso' : 'No cumple' }
  const chosen = answer.yes === null ? null : answer.yes ? 'si' : 'no'
  const errorId = `${code}-error`
  return (
    <fieldset
      data-check={code} aria-describedby={error === undefined ? undefined : errorId}
      className={`group ${error === undefined ? '' : 'border-s-4 border-guinda ps-4'}`}
    >
      <legend className="font-semibold">{code}. {CHECK_WORDS[code]}</legend>
      <FieldError id={errorId} errors={error === undefined ? undefined : [error]} />
      <div className="flex flex-wrap gap-x-8">
        <ChoiceLine type="radio" choice={good} id={code} name={code} defaultChecked={chosen === good.value} data-side="good" />
        <ChoiceLine
          type="radio" choice={bad} id={`${code}-contra`} name={code} defaultChecked={chosen === bad.value} data-side="bad"
        />
      </div>
      <div className="mt-1 hidden group-has-[[data-side=bad]:checked]:block">
        <label htmlFor={reasonName(code)} className="mb-2 block">Motivo</label>
        <input
          id={reasonName(code)} name={reasonName(code)} defaultValue={answer.reason} maxLength={LONGEST_REASON}
          aria-invalid={error === undefined ? undefined : true} className={CONTROL_CLASSES}
        />
      </div>
    </fieldset>
  )
}

function answerByKey(event: KeyboardEvent<HTMLElement>) {
  const { target, key } = event
  if (!(target instanceof HTMLInputElement) || target.type !== 'radio' || (key !== '1' && key !== '2')) return
  const check = target.closest('fieldset')
  const wanted = check?.querySelector<HTMLInputElement>(`[data-side=${key === '1' ? 'good' : 'bad'}]`)
  if (check === null || wanted === null || wanted === undefined) return
  event.preventDefault()
  wanted.click()
  if (key === '2') {
    check.querySelector<HTMLInputElement>('input:not([type=radio])')?.focus()
    return
  }
  const all = [...document.querySelectorAll<HTMLFieldSetElement>('fieldset[data-check]')]
  const next = all[all.indexOf(check) + 1]
  const into = next?.querySelector<HTMLInputElement>('input:checked') ?? next?.querySelector<HTMLInputElement>('input[type=radio]')
  into?.focus()
}

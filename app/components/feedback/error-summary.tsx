/**
 * All errors of a form on top of it, each a link to its field. Takes the focus
 * when it appears, so that nobody searches for what went wrong.
 */
import { useActionData } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import { hasErrors, type FormField } from '../fields/form-field.ts'

interface ErrorSummaryProps {
  /** Errors of the form as a whole; conform: `form.errors`. */
  errors?: readonly string[] | undefined
  /** The form's fields in their order; those in error are listed. */
  fields?: readonly FormField[]
  title?: string
}

export function ErrorSummary({ errors = [], fields = [], title = 'Revise lo siguiente' }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null)
  const wrong = fields.filter(hasErrors)
  const count = errors.length + wrong.length
  const said = [...errors, ...wrong.flatMap(({ id, errors: own }) => [id, ...(own ?? [])])].join('\n')
  // The same error after another try is news as well.
  const answer = useActionData()
  useEffect(() => {
    if (said !== '') box.current?.focus()
  }, [said, answer])
  if (count === 0) return null
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      aria-labelledby="error-summary-title"
      className="mb-8 max-w-reading border-4 border-guinda bg-surface p-5"
    >
      <h2 id="error-summary-title" className="text-xl">{title}</h2>
      <ul className="mt-2 space-y-2">
        {errors.map((error) => <li key={error} className="font-semibold text-guinda">{error}</li>)}
        {wrong.map(({ id, errors: own }) => (
          <li key={id}>
            <a href={`#${id}`} className="font-semibold text-guinda hover:text-guinda-deep" onClick={focusField}>
              {own?.[0]}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The link alone moves only the view; the field itself takes the focus. */
function focusField(event: React.MouseEvent<HTMLAnchorElement>) {
  const field = document.getElementById(event.currentTarget.hash.slice(1))
  if (field === null) return
  event.preventDefault()
  field.scrollIntoView({ block: 'center' })
  field.focus({ preventScroll: true })
}

/** The errors of one field: what to do, in Spanish, right above the control. */
import { CircleAlert } from 'lucide-react'
import { Icon } from '../icon/icon.tsx'

interface FieldErrorProps {
  id: string
  errors: readonly string[] | undefined
}

export function FieldError({ id, errors }: FieldErrorProps) {
  if (errors === undefined || errors.length === 0) return null
  return (
    <div id={id} className="mt-1 flex gap-2 font-semibold text-guinda">
      <span className="mt-0.5"><Icon icon={CircleAlert} /></span>
      <div>
        {errors.map((error) => <p key={error}><span className="sr-only">Error: </span>{error}</p>)}
      </div>
    </div>
  )
}

/** A short label on a thing, such as "Curso nuevo" or "Demostración". Not a state: that is StateWord. */
import { TONE_BOX, type Tone } from './tone.ts'

interface TagProps {
  tone?: Tone
  children: string
}

export function Tag({ tone = 'neutral', children }: TagProps) {
  return (
    <span className={`inline-block rounded-sm border px-2 text-sm font-semibold whitespace-nowrap ${TONE_BOX[tone]}`}>
      {children}
    </span>
  )
}

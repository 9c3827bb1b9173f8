/** What the cut-offs beside the sedes are, of when and from where, and that they promise nothing. */
import { describePeriod } from './past-cutoff-words.ts'

export interface PastSource {
  period: string
  /** Empty where the platform published them itself. */
  source: string
}

export function PastCutoffNote({ period, source }: PastSource) {
  return (
    <p className="mb-4 max-w-measure">
      Corte anterior: el último PI-IMSS con el que se asignó una plaza ahí en el {describePeriod(period)}
      {source === '' ? '' : ` (fuente: ${source})`}. Es un hecho del pasado y no promete nada: depende de quién concurse
      y de qué elija. Con menos de tres plazas asignadas no se publica, porque sería el puntaje de una persona.
    </p>
  )
}

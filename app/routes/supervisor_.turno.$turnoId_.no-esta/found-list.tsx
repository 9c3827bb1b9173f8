/** Whom the search found, each with the one reason that decides and what to do about it. */
import { Link } from '@remix-run/react'
import { Alert } from '#app/components/feedback/alert.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { ENTRY_STEPS, ENTRY_WORDS } from '#app/labels/coordination.ts'
import type { EntryAnswer } from '#exam-engine/sitting/entry-answer.ts'
import type { Found } from './queries.server.ts'

/** Answers after which nobody is turned away. */
const NO_OBSTACLE: readonly EntryAnswer[] = ['MAY_ENTER', 'ADMITTED', 'IN_EXAM', 'CHECK_IN_NOT_OPEN']

export function FoundList({ found }: { found: readonly Found[] }) {
  if (found.length === 0) {
    return (
      <Alert tone="attention" title={ENTRY_WORDS.UNKNOWN_PERSON}>
        {ENTRY_STEPS.UNKNOWN_PERSON}
      </Alert>
    )
  }
  return (
    <ul className="space-y-4">
      {found.map((one) => (
        <li key={one.personId}>
          <Alert tone={NO_OBSTACLE.includes(one.answer) ? 'success' : 'attention'} title={ENTRY_WORDS[one.answer]}>
            <p>
              <strong className="font-semibold">{one.name}</strong>, matrícula {one.matricula}
              {one.folio === null ? '' : `, folio ${one.folio}`}
              {one.exam === null ? '' : `, ${one.exam}`}
            </p>
            {one.place === null ? null : (
              <p>
                Presenta en el turno {one.place.turno}, <DateTime at={one.place.opensAt} />, en {one.place.sede}.
              </p>
            )}
            <p>{ENTRY_STEPS[one.answer]}</p>
            {one.panel === null ? null : <Link to={one.panel}>Abrir en el tablero</Link>}
          </Alert>
        </li>
      ))}
    </ul>
  )
}

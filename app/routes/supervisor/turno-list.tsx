/** Turnos of a sede, each with what is expected, where it stands, and the way to its board. */
import { Link } from '@remix-run/react'
import { STAGE_LOOKS } from '#app/board/state-words.ts'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { formatCounted } from '#app/labels/format-number.ts'
import type { OwnSede, OwnTurno } from './queries.server.ts'

export function TurnoList({ sede, turnos }: { sede: OwnSede; turnos: readonly OwnTurno[] }) {
  return (
    <ul className="border-b border-line">
      {turnos.map((turno) => (
        <TurnoLine key={turno.id} sede={sede} turno={turno} />
      ))}
    </ul>
  )
}

function TurnoLine({ sede, turno }: { sede: OwnSede; turno: OwnTurno }) {
  const { id, number, opensAt, exams, expected, present, stage } = turno
  const { word, shape, tone } = STAGE_LOOKS[stage]
  return (
    <li className="relative grid gap-x-6 gap-y-1 border-t border-line py-4 hover:bg-sunken md:grid-cols-[2fr_1fr_1fr]">
      <div className="min-w-0">
        <Link
          to={`/supervisor/turno/${id}?sede=${sede.code}`}
          className="text-lg font-semibold before:absolute before:inset-0 before:content-['']"
        >
          Turno {number}: {exams.join(' y ')}
        </Link>
        <p>
          <DateTime at={opensAt} localZone={sede.zone} />
        </p>
      </div>
      <p className="tabular-nums">
        {formatCounted(expected, 'esperado', 'esperados')}
        {stage === 'ahead' ? null : <>, {formatCounted(present, 'presente', 'presentes')}</>}
      </p>
      <p className="md:text-end">
        <StateWord shape={shape} tone={tone}>
          {word}
        </StateWord>
      </p>
    </li>
  )
}

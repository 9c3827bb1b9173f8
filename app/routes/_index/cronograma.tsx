/** The cronograma: a table per day, a line per turno, and what has begun or ended. Convocatoria §3.2 */
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { TurnoWithExams } from '#app/current-convocatoria.server.ts'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { formatLongDate } from '#app/labels/format-time.ts'

interface CronogramaProps {
  turnos: readonly TurnoWithExams[]
  now: Instant
}

export function Cronograma({ turnos, now }: CronogramaProps) {
  const days = [...Map.groupBy(turnos, ({ startsAt }) => formatLongDate(startsAt))]
  const columns: Column<TurnoWithExams>[] = [
    {
      key: 'hours', header: 'Hora del centro', width: 'w-36 sm:w-64',
      cell: ({ number, startsAt, endsAt }) => (
        <>
          <DateTime at={startsAt} form="time" /> a <DateTime at={endsAt} form="time" />
          <span className="block text-sm text-grey">Turno {number}</span>
        </>
      ),
    },
    {
      key: 'exam', header: 'Examen', rowHeader: true,
      cell: (turno) => (
        <>
          {turno.exams.map((exam) => <span key={exam} className="block">{exam}</span>)}
          <TurnoState turno={turno} now={now} />
        </>
      ),
    },
  ]
  return (
    <div className="space-y-8">
      {days.map(([day, ofDay]) => (
        <DataTable key={day} caption={day} columns={columns} rows={ofDay} rowKey={({ id }) => id} />
      ))}
    </div>
  )
}

function TurnoState({ turno: { startsAt, endsAt }, now }: { turno: TurnoWithExams, now: Instant }) {
  if (now >= endsAt) return <StateWord shape="check">Terminó</StateWord>
  if (now >= startsAt) return <StateWord shape="half" tone="active">En curso</StateWord>
  return null
}

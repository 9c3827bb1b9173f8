/** The cronograma: one line per exam, by day and turno, with where it stands now. Convocatoria §3.2 */
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { TurnoWithExams } from '#app/current-convocatoria.server.ts'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'

interface CronogramaProps {
  turnos: readonly TurnoWithExams[]
  now: Instant
}

export function Cronograma({ turnos, now }: CronogramaProps) {
  const columns: Column<TurnoWithExams>[] = [
    { key: 'turno', header: 'Turno', cell: ({ number }) => number },
    { key: 'day', header: 'Fecha', cell: ({ startsAt }) => <span className="whitespace-nowrap"><DateTime at={startsAt} form="longDate" /></span> },
    {
      key: 'hours', header: 'Hora del centro',
      cell: ({ startsAt, endsAt }) => (
        <span className="whitespace-nowrap"><DateTime at={startsAt} form="time" /> a <DateTime at={endsAt} form="time" /></span>
      ),
    },
    {
      key: 'exam', header: 'Examen', rowHeader: true,
      cell: ({ exams }) => exams.map((exam) => <span key={exam} className="block">{exam}</span>),
    },
    { key: 'state', header: 'Estado', cell: (turno) => <TurnoState turno={turno} now={now} /> },
  ]
  return <DataTable caption="Cronograma del EFISER" captionHidden narrow="stack" columns={columns} rows={turnos} rowKey={({ id }) => id} />
}

function TurnoState({ turno: { startsAt, endsAt }, now }: { turno: TurnoWithExams, now: Instant }) {
  if (now >= endsAt) return <StateWord shape="check">Terminó</StateWord>
  if (now >= startsAt) return <StateWord shape="half" tone="active">En curso</StateWord>
  return <StateWord shape="empty">Por aplicar</StateWord>
}

/** One room of the turno, seat by seat: who sits where, in which exam, and the way to move each. */
import { Link } from '@remix-run/react'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Section } from '#app/components/page/section.tsx'
import type { SeatingPage } from './queries.server.ts'

type Room = SeatingPage['rooms'][number]
type Person = Omit<Room['people'][number], 'number'> & { number: number | null }

interface RoomSeatsProps {
  title: string
  lead: string
  people: readonly Person[]
  /** The page, to which a person is added; null where nobody moves any more. */
  moveAt: string | null
}

export function RoomSeats({ title, lead, people, moveAt }: RoomSeatsProps) {
  const columns: Column<Person>[] = [
    { key: 'number', header: 'Lugar', align: 'end', cell: ({ number }) => number ?? '—' },
    { key: 'folio', header: 'Folio', cell: ({ folio }) => <span className="tabular-nums">{folio}</span> },
    {
      key: 'name', header: 'Nombre', rowHeader: true,
      cell: ({ surnames, givenNames }) => `${surnames}, ${givenNames}`,
    },
    { key: 'exam', header: 'Examen', cell: ({ exam }) => exam },
    { key: 'adjusted', header: 'Ajuste', cell: ({ adjusted }) => adjusted ? <strong>Con resolución</strong> : '—' },
    ...(moveAt === null ? [] : [{
      key: 'move', header: 'Cambiar',
      cell: ({ attemptId, folio }: Person) => (
        <Link to={`${moveAt}?persona=${attemptId}`} className="inline-flex min-h-6 items-center">
          Cambiar de lugar <span className="sr-only">a {folio}</span>
        </Link>
      ),
    }]),
  ]
  return (
    <Section title={title} lead={lead}>
      <DataTable
        caption={`Lugares: ${title}`} captionHidden narrow="stack" columns={columns} rows={people}
        rowKey={({ attemptId }) => attemptId} empty="Nadie se sienta aquí en este turno."
      />
    </Section>
  )
}

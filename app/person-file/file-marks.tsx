/** Which grades are signed by year and which ENARM marks were taken, and when; the marks themselves ask for a reason. */
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { DataTable } from '#app/components/data/data-table.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import type { PersonFile } from './read-file.server.ts'

export function Marks({ file, scores }: { file: PersonFile, scores: string }) {
  const { grades, enarm } = file
  return (
    <>
      <p className="mb-4"><ButtonLink to={scores} look="secondary" prefetch="none">Ver puntajes con un motivo…</ButtonLink></p>
      <DataTable
        caption="Calificaciones firmadas" narrow="stack" rows={grades} rowKey={({ year }) => String(year)}
        empty="Ninguna calificación está firmada."
        columns={[
          { key: 'year', header: 'Grado', rowHeader: true, cell: ({ year }) => `${String(year)}.º` },
          { key: 'mark', header: 'Calificación', cell: () => 'Registrada' },
          { key: 'corrections', header: 'Correcciones', align: 'end', cell: ({ corrections }) => corrections },
        ]}
      />
      <p className="mt-6 mb-3"><strong>ENARM:</strong> {enarm.received ? 'registrado' : 'no se ha recibido (§4.2 A)'}</p>
      {enarm.history.length === 0 ? null : (
        <DataTable
          caption="Puntajes recibidos del ENARM" narrow="stack" rows={enarm.history} rowKey={({ id }) => String(id)}
          columns={[
            { key: 'at', header: 'Recibido', rowHeader: true, cell: ({ at }) => <DateTime at={at} form="short" /> },
            { key: 'replaces', header: 'Sustituye a otro', cell: ({ replaces }) => replaces ? 'Sí' : 'No' },
          ]}
        />
      )}
    </>
  )
}

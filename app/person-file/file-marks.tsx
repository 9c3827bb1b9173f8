/** Signed grades by year and ENARM marks as they were taken; the marks themselves only for the coordination. */
import { DataTable } from '#app/components/data/data-table.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { formatDecimal } from '#app/labels/format-number.ts'
import type { PersonFile } from './read-file.server.ts'

export function Marks({ file }: { file: PersonFile }) {
  const { grades, enarm } = file
  const shown = (mark: string | null) => mark === null ? 'Registrada' : formatDecimal(mark)
  return (
    <>
      <DataTable
        caption="Calificaciones firmadas" narrow="stack" rows={grades} rowKey={({ year }) => String(year)}
        empty="Ninguna calificación está firmada."
        columns={[
          { key: 'year', header: 'Grado', rowHeader: true, cell: ({ year }) => `${String(year)}.º` },
          { key: 'mark', header: 'Calificación', align: 'end', cell: ({ mark }) => shown(mark) },
          { key: 'corrections', header: 'Correcciones', align: 'end', cell: ({ corrections }) => corrections },
        ]}
      />
      <p className="mt-6 mb-3">
        <strong>ENARM:</strong> {enarm.received ? shown(enarm.mark).replace('Registrada', 'registrado') : 'no se ha recibido (§4.2 A)'}
      </p>
      {enarm.history.length === 0 ? null : (
        <DataTable
          caption="Puntajes recibidos del ENARM" narrow="stack" rows={enarm.history} rowKey={({ id }) => String(id)}
          columns={[
            { key: 'at', header: 'Recibido', rowHeader: true, cell: ({ at }) => <DateTime at={at} form="short" /> },
            { key: 'mark', header: 'Puntaje', align: 'end', cell: ({ mark }) => shown(mark).replace('Registrada', 'Registrado') },
            { key: 'replaces', header: 'Sustituye a', align: 'end', cell: ({ replaces }) => replaces === null ? '—' : formatDecimal(replaces) },
          ]}
        />
      )}
    </>
  )
}

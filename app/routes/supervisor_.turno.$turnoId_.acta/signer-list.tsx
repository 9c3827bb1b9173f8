/** Who was on duty, and when each of them signed. */
import { DataTable } from '#app/components/data/data-table.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { formatTimeWithSeconds } from '#app/labels/format-time.ts'
import type { ShownActa } from './queries.server.ts'

export function SignerList({ acta: { signers, state, onDuty }, zone }: { acta: ShownActa; zone: string }) {
  return (
    <>
      <DataTable
        caption="Personas de guardia y sus firmas"
        captionHidden
        narrow="stack"
        columns={[
          { key: 'name', header: 'Nombre', rowHeader: true, cell: ({ name }) => name },
          { key: 'matricula', header: 'Matrícula', cell: ({ matricula }) => matricula },
          {
            key: 'at',
            header: 'Firma',
            cell: ({ at }) =>
              at === null ? (
                <StateWord shape="empty" tone="neutral">
                  {state === 'complete' ? 'No firmó' : 'Falta'}
                </StateWord>
              ) : (
                <StateWord shape="check" tone="success">{`Firmó a las ${formatTimeWithSeconds(at, zone)}`}</StateWord>
              ),
          },
        ]}
        rows={signers}
        rowKey={({ personId }) => personId}
      />
      {onDuty ? null : (
        <p className="mt-3">Usted no está en la lista: el acta se firmó sin un acto suyo en el turno.</p>
      )}
    </>
  )
}

/** The lists that were brought, newest first; each can be withdrawn, and stays to be seen. */
import { Form } from '@remix-run/react'
import { Button } from '#app/components/actions/button.tsx'
import { DataTable } from '#app/components/data/data-table.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { ShortHash } from '#app/exam-quality/short-hash.tsx'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { PastLists } from './queries.server.ts'

export function ListTable({ lists }: Pick<PastLists, 'lists'>) {
  return (
    <DataTable
      caption="Listas cargadas" captionHidden narrow="stack" rows={lists} rowKey={({ id }) => id}
      empty="Aún no se carga ninguna."
      columns={[
        { key: 'period', header: 'Periodo', rowHeader: true, cell: ({ period }) => period },
        { key: 'source', header: 'Fuente', cell: ({ source }) => source },
        { key: 'rows', header: 'Renglones', align: 'end', cell: ({ rows }) => rows },
        {
          key: 'at', header: 'Carga',
          cell: ({ at, by }) => <><DateTime form="short" at={at as Instant} /><span className="block text-grey">{by}</span></>,
        },
        { key: 'hash', header: 'Huella', cell: ({ fileSha256 }) => <ShortHash hash={fileSha256} /> },
        {
          key: 'state', header: 'Situación', cell: ({ id, period, withdrawnAt, withdrawnBy }) => withdrawnAt === null ? (
            <Form method="post" replace>
              <input type="hidden" name="list" value={id} />
              <Button type="submit" name="intent" value="withdraw" look="secondary" aria-label={`Retirar la lista de ${period}`}>
                Retirar
              </Button>
            </Form>
          ) : (
            <><StateWord shape="cross">Retirada</StateWord><span className="block text-grey">{withdrawnBy}</span></>
          ),
        },
      ]}
    />
  )
}

/** Every opening of personal scores: when, who, of whom or of which list, for what. */
import { Link } from '@remix-run/react'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Pagination } from '#app/components/data/pagination.tsx'
import { TableTools } from '#app/components/data/table-tools.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { formatTime } from '#app/labels/format-time.ts'
import { ROLE_NAMES } from '#app/labels/roles.ts'
import { OPENING_ROLES } from '#exam-engine/privacy/score-opening.ts'
import { PURPOSE_WORDS, SCOPE_WORDS } from './opening-words.ts'
import { PERIODS } from './periods.ts'
import type { OpeningsView } from './read-openings.server.ts'

type Row = OpeningsView['rows'][number]

const choicesOf = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }))

export function OpeningsPage({ openings: { query, rows, shown, total, as } }: { openings: OpeningsView }) {
  const base = as === 'admin' ? '/admin/expedientes' : '/auditoria/expedientes'
  const columns: readonly Column<Row>[] = [
    {
      key: 'at', header: 'Cuándo', rowHeader: true,
      cell: ({ at, closesAt }) => (
        <>
          <DateTime at={at} form="short" />
          <span className="block font-normal text-grey">hasta las {formatTime(closesAt)}</span>
        </>
      ),
    },
    {
      key: 'who', header: 'Quién',
      cell: ({ actor, actorMatricula, role }) => <>{actor}<span className="block text-grey">{ROLE_NAMES[role]}, {actorMatricula}</span></>,
    },
    {
      key: 'whom', header: 'De quién o qué lista', cell: ({ person, personId, folio, scope, about, place }) => (
        <>
          {person === null || personId === null ? about : <Link to={`${base}/${personId}`} prefetch="none">{person}</Link>}
          <span className="block text-grey">
            {SCOPE_WORDS[scope]}
            {folio === null ? null : <>, <span className="whitespace-nowrap">{folio}</span></>}
            {place === null ? '' : `, renglón ${String(place)}`}
          </span>
        </>
      ),
    },
    {
      key: 'why', header: 'Motivo',
      cell: ({ purpose, note }) => <>{PURPOSE_WORDS[purpose]}<span className="block break-words text-grey">{note}</span></>,
    },
  ]
  return (
    <Page width="board">
      <PageHeading
        title="Consultas de puntajes"
        lead={as === 'admin'
          ? 'Cada vez que la coordinación abrió puntajes, con su motivo. La auditoría ve estas y las suyas (Privacidad).'
          : 'Cada vez que el personal abrió puntajes: quién, cuándo, de quién y para qué. Cada una está en la cadena (Privacidad).'}
      />
      <TableTools
        query={query} shown={shown} total={total} noun="consultas" searchLabel="Persona, folio, matrícula o motivo"
        filters={[
          { name: 'alcance', label: 'Alcance', choices: choicesOf(SCOPE_WORDS) },
          { name: 'motivo', label: 'Para qué', choices: choicesOf(PURPOSE_WORDS) },
          ...(as === 'admin' ? [] : [{
            name: 'funcion', label: 'Función', allLabel: 'Todas',
            choices: OPENING_ROLES.map((role) => ({ value: role, label: ROLE_NAMES[role] })),
          }]),
          { name: 'periodo', label: 'Periodo', choices: PERIODS.map(({ value, label }) => ({ value, label })) },
        ]}
      />
      <DataTable
        caption="Consultas de puntajes" captionHidden narrow="stack" columns={columns} rows={rows} rowKey={({ id }) => String(id)}
        empty={total === 0 ? 'Nadie ha abierto puntajes todavía. Aquí quedará cada consulta con su motivo.'
          : 'Ninguna consulta coincide.'}
      />
      <Pagination query={query} shown={shown} />
    </Page>
  )
}

/** Residents by name, folio, matrícula or CURP; each name leads to the file. */
import { Link } from '@remix-run/react'
import type { ReactNode } from 'react'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Folio } from '#app/components/data/folio.tsx'
import { Pagination } from '#app/components/data/pagination.tsx'
import { TableTools } from '#app/components/data/table-tools.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { SITUATION_LOOKS } from './file-words.ts'
import type { PersonSearch } from './search.server.ts'

interface SearchPageProps {
  found: PersonSearch | null
  /** Where the files lie: "/admin/expedientes". */
  base: string
  act?: ReactNode
}

export function SearchPage({ found, base, act }: SearchPageProps) {
  if (found === null) {
    return (
      <Page>
        <PageHeading title="Expedientes" />
        <EmptyState title="Aún no hay una convocatoria">Los expedientes aparecen con el padrón de residentes.</EmptyState>
      </Page>
    )
  }
  const { title, query, rows, shown, total, cemes } = found
  return (
    <Page width="board">
      <PageHeading
        above={title} title="Expedientes" act={act}
        lead="Cada consulta de un expediente queda en la auditoría, con quién y cuándo."
      />
      <TableTools
        query={query} shown={shown} total={total} noun="residentes" searchLabel="Nombre, folio, matrícula o CURP"
        filters={[
          {
            name: 'situacion', label: 'Solicitud', allLabel: 'Todas',
            choices: Object.entries(SITUATION_LOOKS).map(([value, { word }]) => ({ value, label: word })),
          },
          {
            name: 'especialidad', label: 'Especialidad', allLabel: 'Todas',
            choices: cemes.map((ceme) => ({ value: ceme, label: ceme })),
          },
        ]}
      />
      <DataTable
        caption="Residentes" captionHidden narrow="stack" query={query} columns={columnsOf(base)} rows={rows}
        rowKey={({ id }) => id}
        empty="Nadie coincide. Pruebe con menos palabras, o con el folio o la matrícula completos."
      />
      <Pagination query={query} shown={shown} />
    </Page>
  )
}

function columnsOf(base: string): Column<PersonSearch['rows'][number]>[] {
  return [
    {
      key: 'name', header: 'Nombre', rowHeader: true, sortable: true,
      cell: ({ id, name }) => <Link to={`${base}/${id}`} prefetch="none">{name}</Link>,
    },
    { key: 'folio', header: 'Folio', sortable: true, cell: ({ folio }) => folio === null ? '—' : <Folio folio={folio} /> },
    { key: 'matricula', header: 'Matrícula', sortable: true, cell: ({ matricula }) => <span className="tabular-nums">{matricula}</span> },
    { key: 'ceme', header: 'Especialidad', sortable: true, cell: ({ course }) => course ?? '—' },
    { key: 'sede', header: 'Adscripción', cell: ({ sede }) => sede ?? '—' },
    {
      key: 'situation', header: 'Solicitud', cell: ({ situation }) => {
        const { word, shape, tone } = SITUATION_LOOKS[situation]
        return <StateWord shape={shape} tone={tone}>{word}</StateWord>
      },
    },
  ]
}

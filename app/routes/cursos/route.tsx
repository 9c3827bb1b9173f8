/** Courses with prerequisites and seats per sede, searched by address and without JavaScript. §1.1, §2.2 C */
import type { HeadersFunction, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { TableTools } from '#app/components/data/table-tools.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { Tag } from '#app/components/feedback/tag.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { PastCutoffNote } from '#app/call/past-cutoff-note.tsx'
import { describePastCutoff } from '#app/call/past-cutoff-words.ts'
import { NOT_KEPT } from '#app/call/public-call.server.ts'
import { formatCounted } from '#app/labels/format-number.ts'
import { readCourses, type OfferedCourse } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Cursos y plazas · EFISER' }]

export const headers: HeadersFunction = () => NOT_KEPT

export const loader = ({ context, request }: LoaderFunctionArgs) => readCourses(context, request.url)

const columns = (hasPast: boolean): readonly Column<OfferedCourse>[] => [
  {
    key: 'cer', header: 'Especialidad de rama (CER)', rowHeader: true, width: 'sm:w-72',
    cell: ({ cer, newCourse }) => <>{cer} {newCourse ? <Tag>Nueva creación</Tag> : null}</>,
  },
  {
    key: 'prerequisites', header: 'CEME y grado', width: 'sm:w-56',
    cell: ({ prerequisites }) => prerequisites.map((one) => <span key={one} className="block">{one}</span>),
  },
  { key: 'seats', header: 'Plazas', align: 'end', cell: ({ seats }) => seats },
  { key: 'pools', header: 'Sedes', cell: ({ pools }) => <Pools pools={pools} hasPast={hasPast} /> },
]

function Pools({ pools, hasPast }: Pick<OfferedCourse, 'pools'> & { hasPast: boolean }) {
  if (pools.length === 0) return 'Sin plazas'
  return (
    <ul>
      {pools.map(({ code, name, city, subsede, seats, foreignMax, past }) => (
        <li key={`${code} ${subsede ?? ''}`} className="py-1">
          {name}{subsede === null ? '' : `, ${subsede}`}, {city}: {formatCounted(seats, 'plaza', 'plazas')}
          {foreignMax === null ? null : <span className="text-grey"> (extranjeros: máximo {foreignMax})</span>}
          {hasPast ? <span className="block text-grey">{describePastCutoff(past)}</span> : null}
        </li>
      ))}
    </ul>
  )
}

export default function Courses() {
  const found = useLoaderData<typeof loader>()
  if (found === null) {
    return (
      <Page>
        <PageHeading title="Cursos y plazas" />
        <EmptyState title="Aún no hay una convocatoria">Aquí se publicarán los cursos, sus sedes y plazas.</EmptyState>
      </Page>
    )
  }
  const { title, query, courses, total, seats, choices, past } = found
  const choose = (words: readonly string[]) => words.map((word) => ({ value: word, label: word }))
  return (
    <Page width="board">
      <PageHeading
        above={title} title="Cursos y plazas"
        lead={<>Quién puede entrar a cada curso lo dice la <Link to="/convocatoria#c-1-1-C">cláusula §1.1 C</Link>.</>}
      />
      <TableTools
        query={query} shown={courses.length} total={total} noun="cursos" searchLabel="Curso, especialidad o sede"
        filters={[
          { name: 'ceme', label: 'Mi CEME y grado', choices: choose(choices.ceme) },
          { name: 'ciudad', label: 'Ciudad', choices: choose(choices.ciudad), allLabel: 'Todas' },
          { name: 'ooad', label: 'OOAD', choices: choose(choices.ooad) },
        ]}
      />
      <p className="mb-4">{formatCounted(seats, 'plaza', 'plazas')} en lo que se muestra.</p>
      {past === null ? null : <PastCutoffNote {...past} />}
      <DataTable
        caption="Cursos con prerrequisitos y plazas por sede" captionHidden narrow="stack" columns={columns(past !== null)}
        rows={courses} rowKey={({ cer }) => cer} empty="Ningún curso coincide con la búsqueda."
      />
    </Page>
  )
}

/** What was decided and issued, register by register, to be read and compared. Names nobody but staff, by matrícula. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { DataTable } from '#app/components/data/data-table.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { ShortHash } from '#app/exam-quality/short-hash.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { OpeningNotice } from '#app/score-openings/opening-notice.tsx'
import { reasonPath } from '#app/score-openings/scope-paths.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { readNamedRegister } from './queries.server.ts'
import { COLUMN_WORDS, describeCode, REGISTER_WORDS } from './register-words.ts'

export const meta: MetaFunction = () => [{ title: 'Decisiones · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'auditor')
  return readNamedRegister(args.context, actor, args.request.url)
}

interface Line {
  row: ReturnType<typeof useLoaderData<typeof loader>>['rows'][number]
  index: number
}

export default function DecisionsPage() {
  const { register, rows, more, most, asked, open } = useLoaderData<typeof loader>()
  const columns = Object.keys(rows[0] ?? { folio: null })
  return (
    <Page width="board">
      <PageHeading title="Decisiones y documentos" lead="Por folio, y el personal por su matrícula; sin nombres, calificaciones ni contacto." />
      <nav aria-label="Registros" className="mb-6 print:hidden">
        <ul className="flex flex-wrap gap-x-6">
          {Object.entries(REGISTER_WORDS).map(([name, words]) => (
            <li key={name}>
              <Link
                to={`?de=${name}`} aria-current={name === register ? 'page' : undefined}
                className="inline-flex min-h-11 items-center aria-[current=page]:font-semibold"
              >
                {words}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {asked === null ? null : (
        <OpeningNotice
          open={open} hidden="El tipo y el lugar de autoría, que dan los puntos de cada folio,"
          reason={reasonPath({ scope: 'publications', subjectId: asked }, '/auditoria/decisiones?de=publicaciones')}
        />
      )}
      <DataTable<Line>
        caption={REGISTER_WORDS[register]} narrow="stack" rows={rows.map((row, index) => ({ row, index }))}
        rowKey={({ index }) => String(index)} empty="Aún no hay nada en este registro."
        columns={columns.map((key, place) => ({
          key, header: COLUMN_WORDS[key] ?? key, rowHeader: place === 0, cell: ({ row }) => <Cell column={key} value={row[key] ?? null} />,
        }))}
      />
      {more ? <p className="mt-4 text-grey">{`Los ${String(most)} más recientes. El registro de auditoría tiene todos los actos.`}</p> : null}
    </Page>
  )
}

const HASH = /^[0-9a-f]{64}$/
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

function Cell({ column, value }: { column: string, value: string | number | boolean | null }) {
  if (value === null || value === '') return <>—</>
  if (typeof value === 'boolean') return <>{value ? 'Sí' : 'No'}</>
  if (typeof value === 'number') return <>{value}</>
  if (HASH.test(value)) return <ShortHash hash={value} />
  if (INSTANT.test(value)) return <DateTime at={instant(value)} form="short" />
  return <span className="break-words">{describeCode(column, value)}</span>
}

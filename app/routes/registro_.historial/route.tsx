/** The own trail: every version, access and change, with when, from where, before and after. Convocatoria §2.2 A */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DataTable } from '#app/components/data/data-table.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { FIELD_NAMES, STEP_TITLES, TRAIL_NAMES } from '#app/labels/registration.ts'
import { REGISTRATION_STEPS } from '#exam-engine/convocatoria/registration-fields.ts'
import { readTrail } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Versiones y accesos · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readTrail(args)

export default function TrailPage() {
  const { versions, entries, limit } = useLoaderData<typeof loader>()
  return (
    <Page>
      <Breadcrumbs way={[{ to: '/residente', label: 'Mi proceso' }, { to: '/registro', label: 'Mi registro' }]} here="Versiones y accesos" />
      <PageHeading title="Versiones y accesos" lead="Aquí queda cada versión, cada entrada y cada cambio de su registro (§2.2 A)." />
      <Section title="Versiones registradas">
        <DataTable
          caption="Versiones registradas" captionHidden narrow="stack" rows={versions} rowKey={({ number }) => String(number)}
          empty="Aún no registra ninguna versión."
          columns={[
            { key: 'number', header: 'Versión', rowHeader: true, cell: ({ number, valid }) => `${String(number)}${valid ? ', la válida' : ''}` },
            { key: 'at', header: 'Registrada', cell: ({ registeredAt }) => <DateTime at={registeredAt} form="short" /> },
            { key: 'printed', header: 'Impresa', cell: ({ printedAt }) => printedAt === null ? 'No' : <DateTime at={printedAt} form="short" /> },
            {
              key: 'sedes', header: 'Sedes en orden', cell: ({ sedes }) => (
                <ol className="list-decimal ps-5">{sedes.map((sede) => <li key={sede}>{sede}</li>)}</ol>
              ),
            },
            { key: 'hash', header: 'Huella (SHA-256, inicio)', cell: ({ sha256 }) => <span className="break-all tabular-nums">{sha256.slice(0, 16)}</span> },
          ]}
        />
      </Section>
      <Section title="Entradas y cambios" lead={`Los últimos ${String(limit)}, del más reciente al más antiguo.`}>
        <DataTable
          caption="Entradas y cambios" captionHidden narrow="stack" rows={entries} rowKey={({ id }) => String(id)}
          empty="Aquí verá cada entrada y cada cambio."
          columns={[
            { key: 'at', header: 'Cuándo', rowHeader: true, cell: ({ at }) => <DateTime at={at} form="short" /> },
            { key: 'kind', header: 'Qué', cell: ({ kind, step }) => `${TRAIL_NAMES[kind]}${titleOf(step)}` },
            { key: 'by', header: 'Quién', cell: ({ own }) => own ? 'Usted' : 'Personal del proceso' },
            { key: 'from', header: 'Desde', cell: ({ address, device }) => <span className="break-words">{address}{device === null ? '' : ` · ${device}`}</span> },
            {
              key: 'change', header: 'Antes y después', cell: ({ changes }) => changes.length === 0 ? '—' : (
                <ul className="space-y-1">
                  {changes.map(({ field, before, after }) => (
                    <li key={field} className="break-words">
                      <strong>{FIELD_NAMES[field] ?? field}:</strong> {before || 'vacío'} → {after || 'vacío'}
                    </li>
                  ))}
                </ul>
              ),
            },
          ]}
        />
      </Section>
    </Page>
  )
}

function titleOf(step: string | null): string {
  const known = REGISTRATION_STEPS.find((one) => one === step)
  return known === undefined ? '' : `: ${STEP_TITLES[known]}`
}

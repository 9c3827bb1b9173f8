/** One sample: its seed, what it was drawn from, its rows with their findings, and its end. Prints as a report. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Download } from 'lucide-react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { ShortHash } from '#app/exam-quality/short-hash.tsx'
import { POPULATION_WORDS } from '#app/audit/sample-words.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { formatCount } from '#app/labels/format-number.ts'
import { submitSample } from './actions.server.ts'
import { readSample } from './queries.server.ts'
import { RowTable } from './row-table.tsx'
import { CloseForm, DrawForm } from './sample-forms.tsx'

export const meta: MetaFunction = () => [{ title: 'Muestra · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'auditor')
  return readSample(args.context, args.params['sampleId'])
}

export const action = (args: ActionFunctionArgs) => submitSample(args)

export default function SamplePage() {
  const sample = useLoaderData<typeof loader>()
  const { id, number, population, rows, drawnAt, closedAt } = sample
  const address = `/auditoria/muestras/${id}`
  const observed = rows.filter(({ outcome }) => outcome === 'observed').length
  const open = rows.filter(({ outcome }) => outcome === null).length
  return (
    <Page>
      <Breadcrumbs way={[{ to: '/auditoria/muestras', label: 'Muestras' }]} here={`Muestra ${String(number)}`} />
      <PageHeading
        title={`Muestra ${String(number)}: ${POPULATION_WORDS[population]}`}
        act={drawnAt === null ? undefined : (
          <div className="flex flex-wrap gap-3">
            <ButtonLink to={`${address}/resultado.csv`} look="secondary" icon={Download} reloadDocument download>Resultado</ButtonLink>
            <ButtonLink to={`${address}/poblacion.txt`} look="secondary" icon={Download} reloadDocument download>Población</ButtonLink>
          </div>
        )}
      />
      <Section title="Cómo se sacó">
        <SummaryList rows={[
          { term: 'Convocatoria', value: sample.call ?? 'Sin registrar: la vigente cuando se saque la muestra' },
          {
            term: 'Semilla', value: (
              <><code className="break-all">{sample.seed}</code>{sample.seedSource === 'drawn' ? ', sacada por la plataforma' : ', dada por la auditoría'}</>
            ),
          },
          { term: 'Registrada', value: <><DateTime at={sample.startedAt} />, por {sample.startedBy}</> },
          { term: 'Renglones pedidos', value: formatCount(sample.size) },
          ...(drawnAt === null ? [] : [
            { term: 'Población leída', value: <DateTime at={drawnAt} /> },
            { term: 'Tamaño de la población', value: formatCount(sample.count ?? 0) },
            { term: 'Población (SHA-256)', value: <ShortHash hash={sample.sha256 ?? ''} whole /> },
          ]),
        ]} />
        <p className="mt-3 max-w-measure text-grey">
          De cada identificador se calcula SHA-256 de la semilla, un salto de renglón y el identificador; la muestra son
          los menores, en orden. Se repite con el archivo de la población:{' '}
          <code>printf &apos;%s\n%s&apos; SEMILLA ID | sha256sum</code>.
        </p>
      </Section>
      {drawnAt === null ? <Section title="Sacar la muestra"><DrawForm /></Section> : (
        <Section
          title="Renglones"
          lead={`${formatCount(rows.length - open)} de ${formatCount(rows.length)} revisados, ${formatCount(observed)} con observación.`}
        >
          <RowTable rows={rows} base={address} />
        </Section>
      )}
      {closedAt !== null ? (
        <Section title="Conclusión">
          <p className="text-grey"><DateTime at={closedAt} />, por {sample.closedBy}</p>
          <p className="max-w-measure break-words whitespace-pre-line">{sample.statement}</p>
        </Section>
      ) : drawnAt === null ? null : <Section title="Cerrar la muestra"><CloseForm open={open} /></Section>}
    </Page>
  )
}

/** The packages from which each selection can be computed again, and how to do that. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Download } from 'lucide-react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { Tag } from '#app/components/feedback/tag.tsx'
import { Card } from '#app/components/page/card.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { ShortHash } from '#app/exam-quality/short-hash.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { formatShortDateTime } from '#app/labels/format-time.ts'
import { reasonPath } from '#app/score-openings/scope-paths.ts'
import { listPackages, type PackageLine } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Paquetes de selección · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'auditor')
  return listPackages(args.context, actor)
}

export default function PackagesPage() {
  const packages = useLoaderData<typeof loader>()
  return (
    <Page>
      <PageHeading
        title="Paquetes de selección"
        lead="De cada paquete se recalculan las mismas posiciones y plazas, sin esta plataforma (§4.1, §5.20)."
      />
      {packages.length === 0 ? (
        <EmptyState title="Aún no se congela ninguna entrada">
          Aquí estarán el paquete y sus resultados en cuanto existan.
        </EmptyState>
      ) : packages.map((run) => <PackageSection key={run.id} run={run} />)}
      <Section title="Cómo comprobarlo">
        <p className="max-w-measure">
          Abra el paquete de una corrida: la página lo comprueba en el momento, lo descarga y dice cómo repetirlo en otro
          equipo con herramientas comunes. Busque la misma huella en el registro de auditoría, en los actos de congelar,
          sortear, ejecutar y publicar; el sorteo está en la <Link to="/sorteo">página pública</Link>.
        </p>
      </Section>
    </Page>
  )
}

function PackageSection({ run }: { run: PackageLine }) {
  const address = `/admin/seleccion/${run.id}`
  return (
    <Section
      title={`Congelado el ${formatShortDateTime(run.frozenAt)}`} lead={run.call}
      acts={!run.open ? undefined : (
        <>
          {run.packageSha256 === null ? null : (
            <ButtonLink to={`/auditoria/selecciones/${run.id}`}>Comprobar el paquete</ButtonLink>
          )}
          {run.scoresOpen ? (
            <ButtonLink to={`${address}/input.json`} look="secondary" icon={Download} reloadDocument download>
              Entrada
            </ButtonLink>
          ) : (
            <ButtonLink to={reasonPath({ scope: 'run', subjectId: run.id }, '/auditoria/selecciones')} look="secondary">
              Descargar con un motivo…
            </ButtonLink>
          )}
          {!run.scoresOpen || run.resultsSha256 === null ? null : (
            <ButtonLink to={`${address}/results.json`} look="secondary" icon={Download} reloadDocument download>
              Resultados
            </ButtonLink>
          )}
        </>
      )}
    >
      {run.open ? null : <p className="mb-3 text-grey">Se abre con la publicación de los resultados; antes solo sus huellas (§5.1).</p>}
      <Card>
        <SummaryList rows={[
          { term: 'Entrada congelada (SHA-256)', value: <ShortHash hash={run.inputSha256} whole /> },
          ...(run.seededInputSha256 === null ? [] : [
            { term: 'Entrada con la semilla (SHA-256)', value: <ShortHash hash={run.seededInputSha256} whole /> },
          ]),
          {
            term: 'Resultados (SHA-256)',
            value: run.resultsSha256 === null ? 'Sin ejecutar' : <ShortHash hash={run.resultsSha256} whole />,
          },
          {
            term: 'Paquete (SHA-256)',
            value: run.packageSha256 === null ? 'Sin ejecutar' : <ShortHash hash={run.packageSha256} whole />,
          },
          {
            term: 'Publicación',
            value: run.publishedAt !== null ? <DateTime at={run.publishedAt} />
              : <Tag>{run.discardedAt === null ? 'Sin publicar' : 'Descartada'}</Tag>,
          },
        ]} />
      </Card>
    </Section>
  )
}

/** Who did not compete, by the clause that says so. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { Section } from '#app/components/page/section.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { formatCount } from '#app/labels/format-number.ts'
import { shortenExclusion } from '#app/labels/exclusions.ts'
import { readRun } from '../admin.seleccion_.$runId/queries.server.ts'
import { RunFrame } from '../admin.seleccion_.$runId/run-frame.tsx'
import { readExclusions } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Exclusiones · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  const run = await readRun(args.context, args.params['runId'])
  return { run, ledger: await readExclusions(args.context, run) }
}

export default function ExclusionsPage() {
  const { run, ledger: { reasons, withoutEnarm, later } } = useLoaderData<typeof loader>()
  const nobody = reasons.length === 0 && withoutEnarm.length === 0 && later.length === 0
  return (
    <RunFrame run={run} title="Exclusiones">
      {nobody ? <EmptyState title="Nadie quedó excluido" /> : null}
      {reasons.map(({ exclusion, selectionIds }) => (
        <IdSection
          key={exclusion} title={`Se excluye: ${shortenExclusion(exclusion)}`} ids={selectionIds}
          lead="Por identificador de la selección."
        />
      ))}
      <IdSection
        title="Fuera del paquete: sin puntaje de ENARM (§1.1 A, §4.2 A)" ids={withoutEnarm} lead="Por folio."
      />
      <IdSection title="Fuera del paquete: llegaron después de congelar" ids={later} lead="Por folio." />
    </RunFrame>
  )
}

function IdSection({ title, lead, ids }: { title: string, lead: string, ids: readonly string[] }) {
  if (ids.length === 0) return null
  return (
    <Section title={`${title}: ${formatCount(ids.length)}`} lead={lead}>
      <ul className="grid gap-x-6 gap-y-1 sm:grid-cols-2 xl:grid-cols-3">
        {ids.map((id) => <li key={id}><code className="break-all">{id}</code></li>)}
      </ul>
    </Section>
  )
}

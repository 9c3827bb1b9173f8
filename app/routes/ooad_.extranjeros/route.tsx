/** Foreign residents with a seat, and what they owe: those of the own sedes. Convocatoria §5.18 */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { ForeignList } from '#app/foreign/foreign-list.tsx'
import { readForeignResidents } from '#app/foreign/read-foreign.server.ts'
import { requireRole } from '#app/http/guards.server.ts'

export const meta: MetaFunction = () => [{ title: 'Residentes extranjeros · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'ooad')
  return readForeignResidents(args.context.services.database.db, actor)
}

export default function ForeignPage() {
  const list = useLoaderData<typeof loader>()
  return (
    <Page>
      <PageHeading title="Residentes extranjeros" lead="Matrícula IMSS y estatus migratorio de quienes tienen plaza (§5.18)." />
      {list === null ? <EmptyState title="Aún no hay una convocatoria">Aquí aparecerán quienes obtengan una plaza.</EmptyState>
        : <ForeignList base="/ooad/extranjeros" {...list} />}
    </Page>
  )
}

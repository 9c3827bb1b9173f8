/** Foreign residents with a seat, and what they owe: those of the own sedes. Convocatoria §5.18 */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ForeignPage } from '#app/foreign/foreign-page.tsx'
import { readForeignResidents } from '#app/foreign/read-foreign.server.ts'
import { requireRole } from '#app/http/guards.server.ts'

export const meta: MetaFunction = () => [{ title: 'Residentes extranjeros · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'ooad')
  return readForeignResidents(args.context.services.database.db, actor)
}

export default function ForeignResidents() {
  return <ForeignPage base="/ooad/extranjeros" list={useLoaderData<typeof loader>()} />
}

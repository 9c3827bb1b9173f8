/** The coordination finds the file of a resident. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { SearchPage } from '#app/person-file/search-page.tsx'
import { searchPersons } from '#app/person-file/search.server.ts'

export const meta: MetaFunction = () => [{ title: 'Expedientes · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  return searchPersons(args)
}

export default function FilesPage() {
  return (
    <SearchPage
      found={useLoaderData<typeof loader>()} base="/admin/expedientes"
      act={<ButtonLink look="secondary" to="/admin/numeros">Números y lista de registrados</ButtonLink>}
    />
  )
}

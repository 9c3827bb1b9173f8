/** People by name, matrícula, CURP or address. Each search stands in the audit: what was looked for, by its hash alone. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { Search } from 'lucide-react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { Button } from '#app/components/actions/button.tsx'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { plainField } from '#app/components/fields/form-field.ts'
import { TextField } from '#app/components/fields/text-field.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { readPersons, type FoundPerson } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Personas · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'admin')
  return readPersons(args.context, actor, new URL(args.request.url).searchParams.get('q') ?? '')
}

const COLUMNS: readonly Column<FoundPerson>[] = [
  { key: 'name', header: 'Nombre', rowHeader: true, cell: ({ id, name }) => <Link to={`/admin/personas/${id}`}>{name}</Link> },
  { key: 'matricula', header: 'Matrícula', cell: ({ matricula }) => matricula },
  { key: 'roles', header: 'Roles', cell: ({ roles }) => roles },
  { key: 'account', header: 'Cuenta', cell: ({ account }) => account },
]

export default function Persons() {
  const { search, persons } = useLoaderData<typeof loader>()
  return (
    <Page>
      <PageHeading title="Personas" lead="Roles, cuentas y sesiones. Cada consulta queda en la auditoría." />
      <Form method="get" role="search" className="mb-6 flex flex-wrap items-end gap-4">
        <div className="grow sm:max-w-md">
          <TextField field={plainField('q', search)} type="search" label="Nombre, matrícula, CURP o correo" />
        </div>
        <Button type="submit" look="secondary" icon={Search}>Buscar</Button>
        <ButtonLink to="/admin/personas/importar" look="quiet">Cargar el padrón</ButtonLink>
      </Form>
      {persons === null ? <p className="max-w-measure">Escriba al menos tres caracteres.</p> : (
        <DataTable
          caption="Personas encontradas, 50 como máximo" narrow="stack" columns={COLUMNS} rows={persons}
          rowKey={({ id }) => id} empty="Nadie con esos datos."
        />
      )}
    </Page>
  )
}

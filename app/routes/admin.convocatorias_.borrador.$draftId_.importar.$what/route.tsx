/** Sedes or seats from a CSV or Excel file: every row's problem first, then all of it or nothing. */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { importHome } from '#app/call/import-home.ts'
import { IMPORTS, isImportKind } from '#app/call/import-rows.ts'
import { readDraft } from '#app/call/read-draft.server.ts'
import { DataTable } from '#app/components/data/data-table.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { plainField } from '#app/components/fields/form-field.ts'
import { RadioGroup } from '#app/components/fields/radio-group.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { importField, ImportForm } from '#app/csv-import/import-form.tsx'
import { notFound } from '#app/http/guards.server.ts'
import { formatCounted } from '#app/labels/format-number.ts'
import { submitRows, type RowsReply } from './actions.server.ts'

export const meta: MetaFunction = () => [{ title: 'Cargar un archivo · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const { draft, home, open } = await readDraft(args, args.params['draftId'])
  const kind = args.params['what']
  if (!isImportKind(kind)) throw notFound()
  if (!open) throw redirect(home)
  return { kind, home, back: importHome(draft.id, kind), title: draft.document.title }
}

export const action = (args: ActionFunctionArgs) => submitRows(args, args.params['draftId'], args.params['what'])

export default function ImportRows() {
  const { kind, home, back, title } = useLoaderData<typeof loader>()
  const answered = useActionData<RowsReply>()
  const { title: part, heads } = IMPORTS[kind]
  const read = answered?.read ?? null
  const ready = answered?.error === null && read !== null && read.faults.length === 0
    && read.added + read.changed + read.same > 0
  return (
    <Page>
      <Breadcrumbs
        way={[{ to: '/admin/convocatorias', label: 'Convocatorias' }, { to: home, label: 'Borrador' }, { to: back, label: part }]}
        here="Cargar"
      />
      <PageHeading
        above={title} title={`Cargar ${part.toLowerCase()}`}
        lead="El archivo se revisa antes, cuantas veces quiera. Nada se escribe mientras un renglón tenga un problema."
      />
      <ErrorSummary fields={[importField(answered)]} />
      <ImportForm
        answered={answered} template={`/admin/convocatorias/plantilla/${kind}`} hint={`Columnas: ${heads.join(', ')}.`}
        options={(
          <>
            <input type="hidden" name="seen" value={answered?.seen ?? ''} />
            <RadioGroup
              key={answered?.mode ?? ''} field={plainField('mode', answered?.mode ?? 'merge')} label="Lo que ya está en el borrador"
              choices={[
                { value: 'merge', label: 'Conservarlo', hint: 'El archivo agrega renglones y cambia los del mismo nombre.' },
                { value: 'replace', label: 'Reemplazarlo', hint: 'Lo que el archivo no nombra se quita.' },
              ]}
            />
          </>
        )}
        preview={read === null ? null : <Preview read={read} />}
        take={ready ? `Cargar ${formatCounted(read.added + read.changed + read.same, 'renglón', 'renglones')}` : null}
        back={back}
      />
    </Page>
  )
}

function Preview({ read: { faults, added, changed, same, removed } }: { read: NonNullable<RowsReply['read']> }) {
  const counts = [
    formatCounted(added, 'nuevo', 'nuevos'), formatCounted(changed, 'cambia', 'cambian'),
    formatCounted(same, 'igual', 'iguales'), formatCounted(removed, 'se quita', 'se quitan'),
  ].join('; ')
  if (faults.length === 0) return <Alert tone="success" announce title="Ningún renglón tiene problemas">{counts}.</Alert>
  return (
    <div className="space-y-4">
      <Alert
        tone="danger" announce
        title={`${formatCounted(faults.length, 'renglón tiene', 'renglones tienen')} un problema: nada se cargó`}
      >
        De los demás: {counts}.
      </Alert>
      <DataTable
        caption="Renglones con problema" rows={faults} rowKey={({ line }) => String(line)}
        columns={[
          { key: 'line', header: 'Renglón', align: 'end', rowHeader: true, cell: ({ line }) => line },
          { key: 'problem', header: 'Qué pasa', cell: ({ problem }) => problem },
        ]}
      />
    </div>
  )
}

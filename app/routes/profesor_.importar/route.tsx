/** Grades from a file: a template to fill, every row's problem before anything is written, all or nothing. §4.2 C */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DataTable } from '#app/components/data/data-table.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { plainField } from '#app/components/fields/form-field.ts'
import { SelectField } from '#app/components/fields/select-field.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { importField, ImportForm } from '#app/csv-import/import-form.tsx'
import { readCourse, requireCourse } from '#app/grades/read-course.server.ts'
import { formatCounted } from '#app/labels/format-number.ts'
import { submitImport, type ImportReply, type ShownRow } from './actions.server.ts'

export const meta: MetaFunction = () => [{ title: 'Importar calificaciones · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const { course: own } = await requireCourse(args)
  const course = await readCourse(args, own)
  return { ceme: own.ceme, sede: course?.sede ?? '', search: course?.search ?? '', frozen: course?.frozen ?? true }
}

export const action = (args: ActionFunctionArgs) => submitImport(args)

export default function ImportPage() {
  const { ceme, sede, search, frozen } = useLoaderData<typeof loader>()
  const answered = useActionData<ImportReply>()
  return (
    <Page>
      <Breadcrumbs way={[{ to: '/profesor', label: 'Sus residentes' }]} here="Importar calificaciones" />
      <PageHeading
        above={`${ceme}, ${sede}`}
        title="Importar calificaciones"
        lead={frozen ? undefined : 'Descargue la plantilla, llénela y cárguela. Cada renglón se muestra antes de guardar.'}
      />
      <ErrorSummary fields={[importField(answered)]} />
      {frozen ? (
        <Alert title="La selección ya se congeló">Las calificaciones no cambian más.</Alert>
      ) : (
        <ImportForm
          answered={answered}
          template={`/profesor/plantilla.csv${search}`}
          hint="Columnas: folio, grado, calificación. Si un renglón está mal, no se guarda ninguno."
          options={(
            <SelectField
              field={plainField('base', String(answered?.base ?? 100))}
              label="Base de las calificaciones del archivo"
              choices={[
                { value: '100', label: 'Base 100' },
                { value: '10', label: 'Base 10' },
                { value: '5', label: 'Base 5' },
              ]}
            />
          )}
          preview={<Preview answered={answered} />}
          take={answered !== undefined && answered.error === null && answered.faults === 0 && answered.entries > 0
            ? `Guardar ${formatCounted(answered.entries, 'calificación', 'calificaciones')} como borrador`
            : null}
          back="/profesor"
        />
      )}
    </Page>
  )
}

function Preview({ answered }: { answered: ImportReply | undefined }) {
  if (answered === undefined || answered.rows.length === 0) return null
  const { rows, faults, entries } = answered
  const wrongFirst = [
    ...rows.filter(({ problem }) => problem !== null),
    ...rows.filter(({ problem }) => problem === null),
  ]
  return (
    <Section title="Lo que dice el archivo">
      {faults > 0 ? (
        <Alert
          tone="danger"
          announce
          title={`${formatCounted(faults, 'renglón tiene', 'renglones tienen')} un problema: nada se guardó`}
        >
          Corríjalo en el contenido de arriba y revise de nuevo.
        </Alert>
      ) : (
        <Alert
          tone="success"
          announce
          title={`${formatCounted(entries, 'calificación lista', 'calificaciones listas')} para guardar`}
        >
          Los renglones sin calificación, o que repiten una firmada, no cambian nada.
        </Alert>
      )}
      <div className="mt-4">
        <DataTable
          caption="Renglones del archivo"
          captionHidden
          narrow="stack"
          columns={[
            { key: 'line', header: 'Renglón', align: 'end', cell: ({ line }: ShownRow) => line },
            { key: 'who', header: 'Residente', rowHeader: true, cell: ({ folio, name }) => `${folio} ${name}` },
            { key: 'year', header: 'Grado', cell: ({ year }) => year },
            {
              key: 'typed',
              header: 'Calificación',
              cell: ({ typed, grade }) => (grade === null || grade === typed ? typed : `${typed} = ${grade}`),
            },
            {
              key: 'problem',
              header: 'Resultado',
              cell: ({ problem, grade }) =>
                problem !== null ? (
                  <span className="font-semibold text-guinda">{problem}</span>
                ) : grade === null ? (
                  'Sin cambio'
                ) : (
                  <StateWord shape="check" tone="success">
                    Correcta
                  </StateWord>
                ),
            },
          ]}
          rows={wrongFirst}
          rowKey={({ line }) => String(line)}
        />
      </div>
    </Section>
  )
}

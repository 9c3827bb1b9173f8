/** A professor reads the sheet and signs it: with that its grades count, and change only by correction. §4.2 C */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { DataTable } from '#app/components/data/data-table.tsx'
import { Folio } from '#app/components/data/folio.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { CheckboxField } from '#app/components/fields/checkbox-field.tsx'
import { PasswordField } from '#app/components/fields/password-field.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { formatCounted } from '#app/labels/format-number.ts'
import { submitSignature } from './actions.server.ts'
import { readSheet } from './queries.server.ts'
import { signSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Firmar la hoja · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readSheet(args)

export const action = (args: ActionFunctionArgs) => submitSignature(args)

type Sheet = NonNullable<Awaited<ReturnType<typeof readSheet>>>

export default function SignPage() {
  const sheet = useLoaderData<typeof loader>()
  if (sheet === null) {
    return (
      <Page>
        <PageHeading title="Firmar la hoja" />
        <EmptyState title="Aún no hay una convocatoria" />
      </Page>
    )
  }
  const { ceme, sede, search, frozen, number, grades, lacking, signed, imported } = sheet
  return (
    <Page>
      <Breadcrumbs way={[{ to: '/profesor', label: 'Sus residentes' }]} here="Firmar la hoja" />
      <PageHeading
        above={`${ceme}, ${sede}`}
        title={grades.length === 0 ? 'Hoja de calificaciones' : `Hoja ${number} de calificaciones`}
        lead={frozen ? 'Contaron para la selección las que firmó.'
          : 'Con su firma cuentan para la selección. Después solo cambian por una corrección que otra persona aprueba.'}
      />
      <div className="mb-8 space-y-4">
        {signed === null ? null : (
          <Alert tone="success" announce title={`Firmó la hoja ${signed}`}>
            Cada residente recibe un aviso por correo, sin la calificación.
          </Alert>
        )}
        {imported === null || grades.length === 0 ? null : (
          <Alert
            tone="success"
            announce
            title={`Guardado como borrador: ${formatCounted(Number(imported) || 0, 'calificación', 'calificaciones')}`}
          >
            Un borrador no cuenta: revise la hoja y fírmela.
          </Alert>
        )}
        {frozen ? <Alert title="La selección ya se congeló">Las calificaciones no cambian más.</Alert> : null}
        {lacking.length === 0 ? null : (
          <Alert
            tone="attention"
            title={`${frozen ? 'Faltó' : 'Con esta hoja aún falta'} la calificación del grado actual de ${formatCounted(
              lacking.length,
              'residente',
              'residentes'
            )}`}
          >
            <ul className="list-disc ps-6">
              {lacking.map(({ folio, name, grade }) => (
                <li key={folio}>
                  {folio} {name}, grado {grade}.º
                </li>
              ))}
            </ul>
            <p>
              Sin ella quedan excluidos del concurso (§4.2 C).
              {frozen ? null : ' Puede capturarla después, en otra hoja.'}
            </p>
          </Alert>
        )}
      </div>
      {grades.length === 0 ? (
        <EmptyState
          title="No hay calificaciones por firmar"
          act={frozen ? null : <ButtonLink to={`/profesor/captura${search}`}>Capturar calificaciones</ButtonLink>}
        >
          {frozen ? 'Las firmadas están en la lista de sus residentes.' : 'Aquí verá las que capture o importe, antes de firmarlas.'}
        </EmptyState>
      ) : (
        <>
          <DataTable
            caption={`Calificaciones de la hoja ${number}`}
            captionHidden
            narrow="stack"
            columns={[
              {
                key: 'folio',
                header: 'Folio',
                cell: ({ folio }) => <Folio folio={folio} />,
              },
              { key: 'name', header: 'Residente', rowHeader: true, cell: ({ name }) => name },
              { key: 'year', header: 'Grado', cell: ({ year }) => `${year}.º` },
              { key: 'grade', header: 'Calificación', align: 'end', cell: ({ grade }) => grade },
            ]}
            rows={grades}
            rowKey={({ folio, year }) => `${folio} ${year}`}
          />
          {frozen ? null : <SignForm sheet={sheet} />}
        </>
      )}
    </Page>
  )
}

function SignForm({ sheet: { sha256, grades, number } }: { sheet: Sheet }) {
  const [form, fields] = useForm({
    id: 'firmar',
    lastResult: useActionData<typeof action>() ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: signSchema }),
  })
  return (
    <Form method="post" {...getFormProps(form)} className="mt-8 max-w-reading space-y-6 bg-sunken p-4 print:hidden">
      <ErrorSummary errors={form.errors} fields={[fields.read, fields.password]} />
      <input type="hidden" name="shown" value={sha256} />
      <p className="text-sm break-all">Firma el contenido con SHA-256 {sha256}</p>
      <CheckboxField
        field={fields.read}
        label={`Revisé la hoja ${number}, con ${formatCounted(grades.length, 'calificación', 'calificaciones')}, y la firmo`}
      />
      <PasswordField
        field={fields.password}
        label="Su contraseña"
        hint="Se pide de nuevo para confirmar que firma usted."
      />
      <SubmitButton pendingText="Firmando…">Firmar la hoja</SubmitButton>
    </Form>
  )
}

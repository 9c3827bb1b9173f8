/** Correcting what the roster says of a person's course and sede: both versions stay, until the selection is frozen. */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { SelectField } from '#app/components/fields/select-field.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { CORRECTABLE_WORDS } from '#app/person-file/file-words.ts'
import { openFile } from '#app/person-file/open-file.server.ts'
import { submitRosterCorrection } from './actions.server.ts'
import { readChoices } from './queries.server.ts'
import { rosterSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Corregir el curso · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const { person, frozen, courseRecorded, folio } = await openFile(args, 'admin')
  if (frozen || courseRecorded === null) throw redirect(`/admin/expedientes/${person.id}`)
  return { id: person.id, name: person.name, recorded: courseRecorded, folio, ...await readChoices(args.context, courseRecorded) }
}

export const action = (args: ActionFunctionArgs) => submitRosterCorrection(args)

const GRADES = ['1', '2', '3', '4', '5', '6'].map((value) => ({ value, label: value }))

export default function CorrectRosterPage() {
  const { id, name, recorded, folio, cemes, sedes } = useLoaderData<typeof loader>()
  const [form, fields] = useForm({
    id: 'padron', lastResult: useActionData<typeof action>() ?? null, onValidate: ({ formData }) => parseWithZod(formData, { schema: rosterSchema }),
    defaultValue: { ...recorded, rotation_sede: recorded.rotation_sede ?? '', reason: '' },
  })
  const { ceme, grade, adscription_sede: adscription, rotation_sede: rotation, reason } = fields
  return (
    <Page width="reading">
      <Breadcrumbs
        way={[{ to: '/admin/expedientes', label: 'Expedientes' }, { to: `/admin/expedientes/${id}`, label: name }]}
        here="Corregir el curso"
      />
      <PageHeading
        title="Corregir curso y sede" lead="Se conserva lo que decía y lo que dice. Después de congelar la selección nada cambia."
      />
      {folio === null ? null : (
        <div className="mb-8"><Alert title={`Ya registró una solicitud (${folio}): ${recorded.ceme ?? ''}, grado ${recorded.grade ?? ''}`}>
          <p>
            La especialidad y el grado no se corrigen aquí: de ellos dependen su examen, sus preferencias y sus calificaciones
            (§1.1 C). Si están mal, decida qué procede y dígaselo a la persona por escrito:{' '}
            <Link to={`/admin/expedientes/${id}/cancelar`}>cancelar el registro</Link>, si la información fue falsa (§2.2 E), o
            que se registre en otra convocatoria.
          </p>
          <p>
            Al corregir la adscripción su sede del examen se queda como está; la persona pide el cambio en «Sede de mi examen» (§3.1).
          </p>
        </Alert></div>
      )}
      <ErrorSummary errors={form.errors} fields={[ceme, grade, adscription, rotation, reason]} />
      <Form method="post" {...getFormProps(form)} className="space-y-6">
        {folio === null ? (
          <>
            <SelectField field={ceme} label={CORRECTABLE_WORDS.ceme} choices={cemes} />
            <SelectField field={grade} label={CORRECTABLE_WORDS.grade} choices={GRADES} />
          </>
        ) : (
          <>
            <input type="hidden" name={ceme.name} value={recorded.ceme ?? ''} />
            <input type="hidden" name={grade.name} value={recorded.grade ?? ''} />
          </>
        )}
        <SelectField field={adscription} label={CORRECTABLE_WORDS.adscription_sede} choices={sedes} />
        <SelectField field={rotation} label={CORRECTABLE_WORDS.rotation_sede} choices={sedes} emptyLabel="Ninguna" optional />
        <TextArea field={reason} label="Motivo y documento que lo prueba" />
        <ActRow>
          <SubmitButton>Registrar la corrección</SubmitButton>
          <ButtonLink to={`/admin/expedientes/${id}`} look="secondary">Volver sin corregir</ButtonLink>
        </ActRow>
      </Form>
    </Page>
  )
}

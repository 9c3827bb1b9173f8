/** Where the own exam is sat: adscription, rotation, or another sede by request, until the cutoff. Convocatoria §3.1 */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { RadioGroup } from '#app/components/fields/radio-group.tsx'
import { SelectField } from '#app/components/fields/select-field.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { useWithoutExams } from '#app/components/page/no-exams-note.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { SEDE_REASONS } from '#app/labels/sede-requests.ts'
import { submitOwnSede } from './actions.server.ts'
import { OwnRequests } from './own-requests.tsx'
import { readOwnSede, type OwnSede } from './queries.server.ts'
import { examSedeSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Sede de mi examen · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readOwnSede(args)
export const action = (args: ActionFunctionArgs) => submitOwnSede(args)

export default function OwnSedePage() {
  const page = useLoaderData<typeof loader>()
  const withoutExams = useWithoutExams()
  return (
    <Page width="reading">
      <Breadcrumbs way={[{ to: '/residente', label: 'Mi proceso' }]} here="Sede de mi examen" />
      <PageHeading title="Sede de mi examen" {...page === null ? {} : { above: page.convocatoria }} />
      {page === null && withoutExams ? (
        <EmptyState title="En este periodo no hay examen">
          Vale su calificación del EFISER de este mismo ciclo: no presenta en ninguna sede (§4.2 B, §5.13).
        </EmptyState>
      ) : page === null ? (
        <>
          <EmptyState title="Aún no tiene una sede de examen">
            La tendrá cuando registre una versión en «Mi registro»: su adscripción, o su rotación si el padrón la tiene.
          </EmptyState>
          <div className="mt-8"><ButtonLink to="/registro">Ir a mi registro</ButtonLink></div>
        </>
      ) : <Standing page={page} />}
    </Page>
  )
}

function Standing({ page }: { page: OwnSede }) {
  const { current, until, open, waiting, requests } = page
  return (
    <>
      <p className="mb-6 text-lg">Presenta en <strong>{current.name}</strong>, {current.city}.</p>
      {open ? (
        <p className="mb-8 max-w-measure">
          Se presenta en la sede de adscripción o de rotación (§3.1 C). Si ese día estará en otra, o de vacaciones, pida
          presentar allá: lo decide la autoridad educativa de esa sede, que debe contar con lugar y equipo (§3.1). Puede
          cambiar hasta el {until === null ? null : <DateTime at={until} />}.
        </p>
      ) : (
        <div className="mb-8">
          <Alert title="La sede de su examen ya no cambia">
            {until === null ? null : <p>Los cambios cerraron el <DateTime at={until} /> (§3.1).</p>}
          </Alert>
        </div>
      )}
      {open && waiting === null ? <Section title="Pedir otra sede"><AskForm choices={page.choices} /></Section> : null}
      {requests.length === 0 ? null : (
        <Section title="Mis peticiones"><OwnRequests requests={requests} /></Section>
      )}
    </>
  )
}

function AskForm({ choices }: Pick<OwnSede, 'choices'>) {
  const [form, fields] = useForm({
    id: 'pedir-sede',
    lastResult: useActionData<typeof submitOwnSede>() ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: examSedeSchema }),
  })
  return (
    <>
      <ErrorSummary errors={form.errors} fields={[fields.sedeCode, fields.reason, fields.note]} />
      <Form method="post" {...getFormProps(form)} className="space-y-6">
        <input type="hidden" name="intent" value="ask" />
        <SelectField field={fields.sedeCode} label="Sede" emptyLabel="Elija una sede" choices={choices} />
        <RadioGroup
          field={fields.reason} label="Motivo"
          choices={Object.entries(SEDE_REASONS).map(([value, label]) => ({ value, label }))}
        />
        <TextArea
          field={fields.note} rows={3} label="Explíquelo a la sede" optional
          hint="Necesario si no es su adscripción ni su rotación. Hasta 500 caracteres; no escriba datos de salud."
        />
        <ActRow><SubmitButton>Pedir esta sede</SubmitButton></ActRow>
      </Form>
    </>
  )
}

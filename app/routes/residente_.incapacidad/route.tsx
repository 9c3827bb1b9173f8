/** A medical leave that began after the registration: the acknowledgement, until the turno. Convocatoria §3.1 */
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
import { CheckboxField } from '#app/components/fields/checkbox-field.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { submitLeave } from './actions.server.ts'
import { readOwnLeave, type OwnLeave } from './queries.server.ts'
import { leaveSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Incapacidad médica · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readOwnLeave(args)
export const action = (args: ActionFunctionArgs) => submitLeave(args)

export default function LeavePage() {
  const leave = useLoaderData<typeof loader>()
  return (
    <Page width="reading">
      <Breadcrumbs way={[{ to: '/residente', label: 'Mi proceso' }]} here="Incapacidad médica" />
      <PageHeading
        title="Incapacidad médica"
        lead="Una incapacidad no le impide presentar el examen, y el Instituto no le obliga a presentarlo (§3.1)."
      />
      {leave === null ? (
        <>
          <EmptyState title="Aún no tiene un registro">
            Mientras el registro esté abierto, la incapacidad se declara en el paso «Declaraciones bajo protesta».
          </EmptyState>
          <div className="mt-8"><ButtonLink to="/registro">Ir a mi registro</ButtonLink></div>
        </>
      ) : <Standing leave={leave} />}
    </Page>
  )
}

function Standing({ leave: { state, acknowledgedAt, until } }: { leave: OwnLeave }) {
  if (state === 'registered') {
    return (
      <Alert tone="success" title="Ya lo declaró en su registro">
        <p>Su versión válida dice que presenta el examen por su voluntad y asume la responsabilidad por su salud.</p>
      </Alert>
    )
  }
  if (state === 'acknowledged') {
    return (
      <Alert tone="success" title="Su reconocimiento quedó registrado">
        {acknowledgedAt === null ? null : <p>El <DateTime at={acknowledgedAt} />. No tiene que hacer nada más.</p>}
      </Alert>
    )
  }
  if (state === 'closed') {
    return (
      <Alert title="Su turno ya comenzó">
        <p>El reconocimiento se podía registrar antes de su turno, que comenzó el <DateTime at={until} />. Hable con quien
          supervisa su sede.</p>
      </Alert>
    )
  }
  return <AcknowledgeForm until={until} />
}

function AcknowledgeForm({ until }: Pick<OwnLeave, 'until'>) {
  const [form, fields] = useForm({
    id: 'incapacidad', lastResult: useActionData<typeof action>() ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: leaveSchema }),
  })
  return (
    <>
      <ErrorSummary errors={form.errors} fields={[fields.acknowledged]} />
      <p className="mb-4 max-w-measure">
        Si tiene una incapacidad vigente que no declaró al registrarse y decide presentar el examen, reconózcalo aquí antes
        de que comience su turno, el <DateTime at={until} />. Se registra una sola vez y no se retira. No escriba
        diagnósticos: solo se guarda que lo reconoció y cuándo.
      </p>
      <p className="mb-6 max-w-measure">
        Si su padecimiento es infectocontagioso, la autoridad educativa de su sede puede negarle el acceso para proteger a
        los demás (§3.1): avísele hoy.
      </p>
      <Form method="post" {...getFormProps(form)} className="space-y-6">
        <CheckboxField
          field={fields.acknowledged} label="Presento el examen por mi voluntad y asumo toda la responsabilidad por mi salud"
          hint="Exime al Instituto de la responsabilidad vinculada con la evaluación de su condición de salud (§3.1)."
        />
        <ActRow>
          <SubmitButton>Registrar mi reconocimiento</SubmitButton>
          <ButtonLink look="quiet" to="/residente">Volver sin registrarlo</ButtonLink>
        </ActRow>
      </Form>
    </>
  )
}

/** The privacy notice, for everybody; who is signed in and has not agreed yet does it beneath. */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { CheckboxField } from '#app/components/fields/checkbox-field.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { readActor } from '#app/http/guards.server.ts'
import { NOTICE, NOTICE_VERSION } from '#exam-engine/privacy/notice.ts'
import { submitConsent } from './actions.server.ts'
import { readConsent } from './queries.server.ts'
import { consentSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Aviso de privacidad · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  return readConsent(args.context, await readActor(args))
}

export const action = (args: ActionFunctionArgs) => submitConsent(args)

export default function PrivacyPage() {
  const consent = useLoaderData<typeof loader>()
  return (
    <Page width="reading">
      <PageHeading
        title="Aviso de privacidad" above={`Versión ${String(NOTICE_VERSION)}`}
        lead="Qué datos suyos se tratan en la selección a especialidades de rama, para qué, y qué puede usted hacer."
      />
      {NOTICE.map(({ title, paragraphs }) => (
        <Section key={title} title={title}>
          {paragraphs.map((text) => <p key={text} className="mb-3 max-w-measure">{text}</p>)}
        </Section>
      ))}
      {consent === null ? (
        <p><Link to="/mis-datos">Mis datos</Link>: para ejercer sus derechos, inicie sesión.</p>
      ) : consent.at === null ? <ConsentForm /> : (
        <Alert tone="success" title="Usted ya aceptó este aviso">
          <p><DateTime at={consent.at} />. <Link to="/mis-datos">Ir a mis datos</Link></p>
        </Alert>
      )}
    </Page>
  )
}

function ConsentForm() {
  const [searchParams] = useSearchParams()
  const [form, fields] = useForm({
    id: 'aviso', lastResult: useActionData<typeof action>() ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: consentSchema }),
  })
  return (
    <Section title="Su consentimiento" lead="Sin él puede presentar un examen ya programado, y no registrarse.">
      <ErrorSummary errors={form.errors} fields={[fields.agreed]} />
      <Form method="post" {...getFormProps(form)} className="space-y-6">
        <input type="hidden" name="version" value={NOTICE_VERSION} />
        <input type="hidden" name="destino" value={searchParams.get('destino') ?? ''} />
        <CheckboxField field={fields.agreed} label="Leí el aviso de privacidad y consiento el tratamiento de mis datos" />
        <ActRow><SubmitButton>Aceptar y continuar</SubmitButton></ActRow>
      </Form>
    </Section>
  )
}

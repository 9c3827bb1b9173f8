/** The own data: download, ARCO requests with their term and answer, consent, and who looked at the own file and scores. */
import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { Download } from 'lucide-react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { DataTable } from '#app/components/data/data-table.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { RadioGroup } from '#app/components/fields/radio-group.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { ROLE_NAMES } from '#app/labels/roles.ts'
import { ARCO_KIND_HINTS, ARCO_KIND_WORDS } from '#app/privacy/arco-words.ts'
import { OWN_SCOPE_WORDS, PURPOSE_WORDS } from '#app/score-openings/opening-words.ts'
import { submitOwnRequest } from './actions.server.ts'
import { OwnRequests } from './own-requests.tsx'
import { readOwnPrivacy } from './queries.server.ts'
import { fileSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Mis datos · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readOwnPrivacy(args)

export const action = (args: ActionFunctionArgs) => submitOwnRequest(args)

export default function OwnDataPage() {
  const { name, consents, views, openings, requests } = useLoaderData<typeof loader>()
  const [searchParams] = useSearchParams()
  const done = searchParams.get('hecho')
  return (
    <Page>
      <PageHeading
        above={name} title="Mis datos"
        act={(
          <ButtonLink to="/mis-datos/descarga.json" look="secondary" icon={Download} reloadDocument>
            Descargar todos mis datos (JSON)
          </ButtonLink>
        )}
        lead="Descargue lo que se guarda de usted, pida que se corrija o cancele, y vea quién consultó su expediente."
      />
      {done === null ? null : (
        <div className="mb-8">
          <Alert tone="success" announce title={done === 'retirada' ? 'La solicitud se retiró' : `Se recibió su solicitud ${done}`} />
        </div>
      )}
      <Section title="Solicitudes ARCO" lead="Acceso, rectificación, cancelación u oposición. La respuesta llega en 20 días hábiles o antes.">
        <OwnRequests requests={requests} />
      </Section>
      <Section title="Presentar una solicitud"><FileForm key={done ?? ''} /></Section>
      <Section title="Consultas de mi expediente" lead="Cada vez que alguien del personal lo abre queda registrado aquí.">
        <DataTable
          caption="Consultas de mi expediente" captionHidden rows={views} rowKey={({ seq }) => String(seq)}
          empty="Nadie del personal ha abierto su expediente."
          columns={[
            { key: 'at', header: 'Cuándo', rowHeader: true, cell: ({ at }) => <DateTime at={at} form="short" /> },
            { key: 'role', header: 'Quién', cell: ({ role }) => role === 'auditor' ? ROLE_NAMES.auditor : ROLE_NAMES.admin },
          ]}
        />
      </Section>
      <Section
        title="Consultas de mis puntajes"
        lead="El personal solo los ve con un motivo. Nadie puede pedirle la imagen ni la impresión de su desglose (Privacidad)."
      >
        <DataTable
          caption="Consultas de mis puntajes" captionHidden narrow="stack" rows={openings} rowKey={({ id }) => String(id)}
          empty="Nadie del personal ha consultado sus puntajes."
          columns={[
            { key: 'at', header: 'Cuándo', rowHeader: true, cell: ({ at }) => <DateTime at={at} form="short" /> },
            { key: 'role', header: 'Quién', cell: ({ role }) => ROLE_NAMES[role] },
            { key: 'scope', header: 'Qué', cell: ({ scope }) => OWN_SCOPE_WORDS[scope] },
            {
              key: 'why', header: 'Para qué', cell: ({ purpose, note }) => (
                <>{PURPOSE_WORDS[purpose]}{note === null ? null : <span className="block break-words text-grey">{note}</span>}</>
              ),
            },
          ]}
        />
      </Section>
      <Section title="Aviso de privacidad">
        {consents.length === 0 ? <p>Aún no acepta el aviso. <Link to="/privacidad?destino=/mis-datos">Leer el aviso</Link></p> : (
          <ul className="space-y-1">
            {consents.map(({ version, at }) => (
              <li key={version}>Versión {version}, aceptada el <DateTime at={at} />. <Link to="/privacidad">Leer el aviso</Link></li>
            ))}
          </ul>
        )}
      </Section>
    </Page>
  )
}

const KINDS = Object.entries(ARCO_KIND_WORDS)
  .map(([value, label]) => ({ value, label, hint: ARCO_KIND_HINTS[value as keyof typeof ARCO_KIND_HINTS] }))

function FileForm() {
  const [form, fields] = useForm({
    id: 'arco', lastResult: useActionData<typeof action>() ?? null, constraint: getZodConstraint(fileSchema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: fileSchema }),
  })
  return (
    <>
      <ErrorSummary errors={form.errors} fields={[fields.kind, fields.text]} />
      <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-6">
        <RadioGroup field={fields.kind} label="Qué derecho ejerce" choices={KINDS} />
        <TextArea field={fields.text} rows={5} label="Qué solicita" hint="Diga qué datos y, si pide corregirlos, cómo deben quedar." />
        <ActRow><SubmitButton>Presentar la solicitud</SubmitButton></ActRow>
      </Form>
    </>
  )
}

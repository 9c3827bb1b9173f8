/** A published call: its versions, the next call from it, its fe de erratas. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { VersionChain } from '#app/call/version-chain.tsx'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { submitErrata } from './actions.server.ts'
import { readOwnCall } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Convocatoria publicada · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readOwnCall(args, args.params['callId'])

export const action = (args: ActionFunctionArgs) => submitErrata(args, args.params['callId'])

export default function OwnCall() {
  const { id, title, number, sha256, publishedAt, isOut, versions, errata, issued } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  return (
    <Page>
      <Breadcrumbs way={[{ to: '/admin/convocatorias', label: 'Convocatorias' }]} here={id} />
      <PageHeading above={id} title={title} />
      <ErrorSummary errors={answered === undefined ? [] : [answered.error]} />
      {issued === null ? null : (
        <div className="mb-8">
          <Alert
            tone="success" announce
            title={issued === '1' ? 'La convocatoria se publicó' : `Se publicó la fe de erratas ${Number(issued) - 1}`}
          >
            {isOut ? 'Ya la lee todo el público.' : <>Se verá desde el <DateTime at={publishedAt} />.</>}
          </Alert>
        </div>
      )}
      <SummaryList rows={[
        { term: 'Publicación', value: <DateTime at={publishedAt} /> },
        { term: 'Versión', value: number === 0 ? 'Original' : number },
        { term: 'Huella (SHA-256)', value: <span className="break-all">{sha256}</span> },
      ]} />
      <Form method="post" className="mt-6 mb-10">
        <ActRow>
          <SubmitButton look="secondary" name="intent" value="amend">
            {errata === null ? 'Preparar una fe de erratas' : 'Seguir con la fe de erratas'}
          </SubmitButton>
          <ButtonLink look="secondary" to={`/admin/convocatorias/${id}/copiar`}>Crear a partir de esta</ButtonLink>
          {isOut ? <ButtonLink look="quiet" to={`/convocatoria?convocatoria=${id}`}>Ver la página pública</ButtonLink> : null}
        </ActRow>
      </Form>
      <Section title="Versiones y fe de erratas">
        {versions.length === 0
          ? <p>Aún no tiene versiones: la primera se escribe con su primera fe de erratas.</p>
          : <VersionChain id={id} versions={versions} linked={isOut} />}
      </Section>
    </Page>
  )
}

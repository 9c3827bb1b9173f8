/** All that would be registered, what is missing with links, and the one act that counts. Convocatoria §2.1 A, §2.2 A */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
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
import { FIELD_NAMES, stepHref, STEP_TITLES } from '#app/labels/registration.ts'
import { ClosedNotice } from '#app/registration/closed-notice.tsx'
import { submitVersion } from './actions.server.ts'
import { readReview } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Revisar y registrar · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readReview(args)
export const action = (args: ActionFunctionArgs) => submitVersion(args)

export default function ReviewPage() {
  const { window, sections, missing, seal, next } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const { valid } = window
  return (
    <Page>
      <Breadcrumbs way={[{ to: '/residente', label: 'Mi proceso' }, { to: '/registro', label: 'Mi registro' }]} here="Revisar y registrar" />
      <PageHeading
        title="Revisar y registrar" above="Último paso"
        lead={valid === null ? 'Aún no tiene una versión registrada: hasta que la registre, nada de esto cuenta.'
          : <>Ahora vale su versión {valid.number}, del <DateTime at={valid.registeredAt} />.</>}
      />
      <ClosedNotice {...window} />
      <ErrorSummary errors={refused === undefined ? [] : [refused.text]} />
      {missing.length === 0 ? null : (
        <div className="mb-8"><Alert tone="attention" title="Falta para poder registrar">
          <ul className="list-disc space-y-1 ps-6">
            {missing.map(({ step, field, text }) => (
              <li key={`${step} ${field} ${text}`}>
                <Link to={`${stepHref(step)}?revisar`}>{STEP_TITLES[step]}</Link>: {text}
              </li>
            ))}
          </ul>
        </Alert></div>
      )}
      {sections.map(({ step, rows }) => (
        <Section
          key={step} title={STEP_TITLES[step]}
          acts={<Link to={stepHref(step)} className="inline-flex min-h-11 items-center">Cambiar <span className="sr-only">{STEP_TITLES[step]}</span></Link>}
        >
          {step === 'preferences' ? (
            rows.length === 0 ? <p>No ha elegido sedes.</p> : (
              <ol className="list-decimal space-y-1 ps-6">{rows.map(({ value }) => <li key={value}>{value}</li>)}</ol>
            )
          ) : (
            <SummaryList rows={rows.map(({ field, value }) => ({ term: FIELD_NAMES[field] ?? field, value: value || 'Vacío' }))} />
          )}
        </Section>
      ))}
      {window.stage !== 'open' ? null : (
        <Form method="post">
          <input type="hidden" name="seal" value={seal} />
          <p className="max-w-measure">
            Al registrar declara bajo protesta de decir verdad que la información es verdadera (§2.2 E). La última versión
            registrada es la válida, aunque tenga una solicitud impresa anterior (§2.2 A).
          </p>
          <ActRow>
            <SubmitButton size="large" pendingText="Registrando…">{`Registrar versión ${String(next)}`}</SubmitButton>
            <ButtonLink look="quiet" to="/registro">Volver a la lista de pasos</ButtonLink>
          </ActRow>
        </Form>
      )}
    </Page>
  )
}

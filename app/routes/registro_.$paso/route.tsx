/** One step of the registration: a plain form that also saves itself as it is typed. Convocatoria §2.1 A */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, type ShouldRevalidateFunctionArgs } from '@remix-run/react'
import { useRef } from 'react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { plainField, type FormField } from '#app/components/fields/form-field.ts'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { describeMissing, STEP_TITLES } from '#app/labels/registration.ts'
import { ClosedNotice } from '#app/registration/closed-notice.tsx'
import { SaveWords } from '#app/registration/save-words.tsx'
import { StaleDraft } from '#app/registration/stale-draft.tsx'
import { useAutosave } from '#app/registration/use-autosave.ts'
import { isStillTrue } from '#app/revalidation.ts'
import { submitStep } from './actions.server.ts'
import { readStep } from './queries.server.ts'
import { StepControls } from './step-controls.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data === undefined ? 'Registro' : STEP_TITLES[data.step]} · Registro · EFISER` },
]

export const loader = (args: LoaderFunctionArgs) => readStep(args)
export const action = (args: ActionFunctionArgs) => submitStep(args)

export function shouldRevalidate(args: ShouldRevalidateFunctionArgs) {
  return !isStillTrue(args) && args.defaultShouldRevalidate
}

export default function StepRoute() {
  const page = useLoaderData<typeof loader>()
  // Each step starts anew: its fields keep their own values.
  return <StepPage key={page.step} />
}

function StepPage() {
  const page = useLoaderData<typeof loader>()
  const replied = useActionData<typeof action>()
  const { step, number, total } = page
  const form = useRef<HTMLFormElement>(null)
  const answered = replied?.draft
  const stored = answered !== undefined && !answered.ok && 'stored' in answered ? answered : null
  const known = stored?.revision ?? (answered?.ok === true ? answered.revision : page.revision)
  const typedNow = () => readForm(form.current, page.fields)
  const { state, revision, touch, beforeSubmit, keepOwn } = useAutosave(step, known, typedNow)
  const problems = replied?.problems ?? page.problems
  const values: Readonly<Record<string, string>> = replied?.typed ?? page.fields
  const fields = Object.fromEntries(Object.keys(page.fields).map((name): [string, FormField] => {
    const errors = problems.filter(({ field }) => field === name).map(describeMissing)
    return [name, { ...plainField(name, values[name]), errors }]
  }))
  const refused = answered !== undefined && !answered.ok && stored === null ? [answered.text] : []
  return (
    <Page>
      <Breadcrumbs way={[{ to: '/residente', label: 'Mi proceso' }, { to: '/registro', label: 'Mi registro' }]} here={STEP_TITLES[step]} />
      <PageHeading title={STEP_TITLES[step]} above={`Paso ${number} de ${total}`} />
      <ClosedNotice {...page.window} />
      <ErrorSummary errors={refused} fields={Object.values(fields)} />
      {state.kind === 'stale' ? (
        <StaleDraft text={state.text} typed={typedNow()} stored={state.stored} onKeep={keepOwn} />
      ) : stored === null ? null : <StaleDraft text={stored.text} typed={replied?.typed ?? {}} stored={stored.stored} />}
      {page.warning === null ? null : (
        <div className="mb-8"><Alert tone="attention" title={page.warning}>
          <p>Revise ambos datos. Si están como en sus documentos puede continuar: algunas CURP antiguas se formaron con
            otras reglas, y esto no impide su registro.</p>
        </Alert></div>
      )}
      <Form method="post" ref={form} onChange={touch} onSubmit={beforeSubmit} className="max-w-reading space-y-6" noValidate>
        <input type="hidden" name="revision" value={revision} />
        <StepControls page={page} fields={fields} />
        <SaveWords state={state} savedAt={page.savedAt} />
        <ActRow>
          <SubmitButton>Guardar y continuar</SubmitButton>
          <ButtonLink look="quiet" to="/registro">Volver a la lista de pasos</ButtonLink>
        </ActRow>
      </Form>
    </Page>
  )
}

/** Unchecked boxes send nothing: they are empty here. */
function readForm(form: HTMLFormElement | null, known: Readonly<Record<string, string>>): Record<string, string> {
  if (form === null) return { ...known }
  const data = new FormData(form)
  return Object.fromEntries(Object.keys(known).map((name) => {
    const value = data.get(name)
    return [name, typeof value === 'string' ? value : '']
  }))
}

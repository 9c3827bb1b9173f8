/** One part of a call that is being written, at an address of its own, and each of its rows at one below. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { FindingList } from '#app/call/finding-list.tsx'
import { EDITORS } from '#app/call/parts/editors.ts'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { submitPart } from './actions.server.ts'
import { PartForm } from './part-form.tsx'
import { readPart, type PartPage } from './queries.server.ts'
import { RowList } from './row-list.tsx'

export const meta: MetaFunction = () => [{ title: 'Parte de la convocatoria · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readPart(args, args.params['draftId'], args.params['part'])

export const action = (args: ActionFunctionArgs) => submitPart(args, args.params['draftId'], args.params['part'])

export default function PartRoute() {
  const page = useLoaderData<typeof loader>()
  const answered = useActionData<typeof submitPart>()
  const { home, name, title, lead, above, saved, moved, imported, form, list, findings, open, unchecked, closed } = page
  const way = [{ to: '/admin/convocatorias', label: 'Convocatorias' }, { to: home, label: 'Borrador' }]
  const isRow = form !== null && EDITORS[name].list !== undefined
  const here = !isRow ? title : form.key ?? 'Nuevo'
  return (
    <Page>
      <Breadcrumbs way={isRow ? [...way, { to: `${home}/${name}`, label: title }] : way} here={here} />
      <PageHeading above={above} title={isRow ? `${title}: ${here}` : title} {...isRow ? {} : { lead }} />
      {saved === null || isRow ? null : (
        <div className="mb-8">
          <Alert tone="success" announce title={moved !== null ? `Se movió ${moved}` : imported === null ? 'Quedó guardado' : `Se cargaron ${imported} renglones`} />
        </div>
      )}
      {isRow || findings.length === 0 || !open ? null : <div className="mb-8"><FindingList findings={findings} /></div>}
      {closed === null || !open ? null : <div className="mb-8"><Alert title={closed.title}>{closed.text}</Alert></div>}
      {unchecked && open && list !== null ? <ConfirmDates /> : null}
      {form === null ? null : <FormOf page={page} form={form} />}
      {list === null ? null : <ErrorSummary errors={answered?.error?.[''] ?? []} />}
      {list === null ? null : <RowList page={page} list={list} />}
    </Page>
  )
}

interface FormOfProps {
  page: PartPage
  form: NonNullable<PartPage['form']>
}

function FormOf({ page, form }: FormOfProps) {
  const { name, home, open, closed } = page
  const { key, gone, removing, values } = form
  const back = `${home}/${name}`
  if (gone) {
    return (
      <Alert tone="attention" title="Este renglón ya no está">
        <ButtonLink to={back} look="quiet">Ver los demás</ButtonLink>
      </Alert>
    )
  }
  if (!open) {
    return (
      <SummaryList rows={EDITORS[name].fields.map(({ name: field, label }) => ({ term: label, value: values[field] ?? '—' }))} />
    )
  }
  if (removing && key !== null) return <RemoveRow page={page} form={form} />
  if (closed !== null) return <ButtonLink to={back} look="secondary">Volver</ButtonLink>
  // Another form for another row, and after each save.
  return <PartForm key={`${name} ${key ?? ''} ${page.saved ?? ''}`} page={page} form={form} />
}

function RemoveRow({ page: { name, home }, form: { key, values, base } }: FormOfProps) {
  const answered = useActionData<typeof submitPart>()
  return (
    <div className="max-w-reading">
      <ErrorSummary errors={answered?.error?.[''] ?? []} />
      <SummaryList rows={EDITORS[name].fields.map(({ name: field, label }) => ({ term: label, value: values[field] ?? '—' }))} />
      <Form method="post" action={`?renglon=${encodeURIComponent(key ?? '')}&quitar`} replace>
        <input type="hidden" name="base" value={answered?.base ?? base} />
        <ActRow>
          <SubmitButton name="intent" value="remove" look="danger">Quitar este renglón</SubmitButton>
          <ButtonLink to={`${home}/${name}`} look="secondary">Volver sin quitarlo</ButtonLink>
        </ActRow>
      </Form>
    </div>
  )
}

function ConfirmDates() {
  return (
    <Form method="post" className="mb-8">
      <SubmitButton name="intent" value="checked" look="secondary">Revisé estas fechas: son las correctas</SubmitButton>
    </Form>
  )
}

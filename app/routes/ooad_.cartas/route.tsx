/** A letter by its folio, within the own OOAD: whether it counts and what it must say. Each look-up leaves a trace. §5.9.3 */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { submitLookup } from './actions.server.ts'
import { FoundLetterCard } from './found-letter-card.tsx'
import { lookupSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Carta por folio · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'ooad')
  return data(null, { headers: { 'Cache-Control': 'no-store' } })
}

export const action = (args: ActionFunctionArgs) => submitLookup(args)

export default function LetterLookupPage() {
  const answer = useActionData<typeof action>()
  const [form, fields] = useForm({
    id: 'carta', lastResult: answer?.reply ?? null, onValidate: ({ formData }) => parseWithZod(formData, { schema: lookupSchema }),
  })
  return (
    <Page width="reading">
      <Breadcrumbs way={[{ to: '/ooad', label: 'Mi OOAD' }, { to: '/ooad/llegadas', label: 'Llegadas' }]} here="Carta por folio" />
      <PageHeading title="Buscar una carta por folio" lead="Solo las que nombran una sede de su OOAD. Cada búsqueda queda registrada." />
      <ErrorSummary errors={form.errors} fields={[fields.folio]} />
      <Form method="post" {...getFormProps(form)}>
        <TextField field={fields.folio} label="Folio de la carta" hint="Está arriba a la derecha." code />
        <ActRow><SubmitButton>Buscar</SubmitButton></ActRow>
      </Form>
      {answer === undefined || answer.letter === null ? null : <FoundLetterCard letter={answer.letter} />}
    </Page>
  )
}

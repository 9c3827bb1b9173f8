/** The carta compromiso, read to its end; the act stands below the text and nowhere else (Convocatoria §5.5, §5.6). */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { CheckboxField } from '#app/components/fields/checkbox-field.tsx'
import { Card } from '#app/components/page/card.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { readOwnCommitment } from '#app/use-cases/own-commitment.server.ts'
import { readOwnAwardState } from '../resultado/own-award-state.server.ts'
import { submitCommitment } from './actions.server.ts'
import { commitmentSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Carta compromiso · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'residente')
  if (await readOwnAwardState(args.context, actor.personId) !== 'sedeAccepted') throw redirect('/resultado')
  const shown = await readOwnCommitment(args.context.services.database.db, actor.personId)
  if (shown === undefined) throw redirect('/resultado')
  return shown
}

export async function action(args: ActionFunctionArgs) {
  return submitCommitment(args)
}

export default function CommitmentPage() {
  const { commitment, sha256 } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm({
    lastResult: lastResult ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: commitmentSchema }),
  })
  return (
    <Page width="reading">
      <PageHeading above="Paso 2 de 2 para aceptar su plaza" title="Carta compromiso" lead={commitment.introduction} />
      <ErrorSummary errors={form.errors} fields={[fields.read]} />
      <Card>
        {commitment.facts === undefined ? null : (
          <div className="mb-8">
            <SummaryList rows={commitment.facts.map(({ label, value }) => ({ term: label, value }))} />
          </div>
        )}
        {commitment.sections.map(({ heading, obligations }) => (
          <section key={heading} className="mt-8 first:mt-0">
            <h2 className="text-lg">{heading}</h2>
            <ol className="mt-3 space-y-3">
              {obligations.map(({ number, text, clauses }) => (
                <li key={number} className="flex gap-3">
                  <span className="font-semibold tabular-nums">{number}</span>
                  <span>{text} <span className="text-grey">({clauses.join(', ')})</span></span>
                </li>
              ))}
            </ol>
          </section>
        ))}
        <p className="mt-8 text-lg font-semibold">{commitment.declaration}</p>
      </Card>
      <Form method="post" {...getFormProps(form)} className="mt-8">
        <input type="hidden" name="sha256" value={sha256} />
        <CheckboxField field={fields.read} label="Leí la carta compromiso completa y la acepto" />
        <ActRow>
          <SubmitButton>Aceptar la carta compromiso</SubmitButton>
          <ButtonLink to="/resultado" look="secondary">Volver sin aceptar</ButtonLink>
        </ActRow>
      </Form>
    </Page>
  )
}

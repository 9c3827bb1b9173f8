/** Freezing the input has a page of its own: what goes in, what is missing, and that marks do not change afterwards. */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { CheckboxField } from '#app/components/fields/checkbox-field.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { formatCounted } from '#app/labels/format-number.ts'
import { ExamLinks } from '../admin.seleccion/exam-links.tsx'
import { readSelection } from '../admin.seleccion/queries.server.ts'
import { submitFreezeSelection } from './actions.server.ts'
import { InputTable } from './input-table.tsx'
import { freezeSelectionSchema } from './schema.ts'

const SEED_HINT = 'SHA-256 del faro público y el secreto comprometido, 64 cifras hexadecimales. Solo decide empates '
  + 'totales; sin ella, un empate total detiene la corrida.'

export const meta: MetaFunction = () => [{ title: 'Congelar la entrada de la selección · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  const selection = await readSelection(args.context)
  const published = selection?.runs.some(({ publishedAt }) => publishedAt !== null) ?? false
  if (selection === null || published) throw redirect('/admin/seleccion')
  return selection
}

export async function action(args: ActionFunctionArgs) {
  return submitFreezeSelection(args)
}

export default function FreezeSelectionPage() {
  const { input, unmarked, proposed, unreleased } = useLoaderData<typeof loader>()
  const [form, fields] = useForm({
    lastResult: useActionData<typeof action>() ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: freezeSelectionSchema }),
  })
  return (
    <Page width="reading">
      <Breadcrumbs way={[{ to: '/admin/seleccion', label: 'Selección' }]} here="Congelar la entrada" />
      <PageHeading title="Congelar la entrada de la selección" />
      <ErrorSummary errors={form.errors} fields={[fields.lotterySeed, fields.confirmed]} />
      <Section title="Lo que entra"><InputTable input={input} /></Section>
      {input.unmarked > 0 ? (
        <Alert
          tone="danger" title={`Faltan ${formatCounted(input.unmarked, 'calificación', 'calificaciones')} del EFISER`}
        >
          <p>Nada se supone: califique primero estos exámenes.</p>
          <ExamLinks exams={unmarked} />
        </Alert>
      ) : proposed.length + unreleased.length > 0 ? (
        <Alert tone="danger" title="Alguien debe decidir antes de congelar (§3.1 B)">
          {proposed.length === 0 ? null : (
            <><p>Hay una propuesta de anulación pendiente en:</p><ExamLinks exams={proposed} page="anulaciones" /></>
          )}
          {unreleased.length === 0 ? null : (
            <><p>La comprobación encontró algo que nadie ha liberado en:</p>
              <ExamLinks exams={unreleased} page="anulaciones" /></>
          )}
        </Alert>
      ) : (
        <Form method="post" {...getFormProps(form)} className="space-y-6">
          <TextField field={fields.lotterySeed} label="Semilla del sorteo público" hint={SEED_HINT} optional code />
          <Alert tone="attention" title="Las calificaciones y las cancelaciones ya no podrán cambiar">
            Cada aspirante recibe un identificador al azar; el paquete no lleva nombres ni folios. Podrá congelar otra
            entrada mientras no se publiquen resultados, con las mismas calificaciones; otra persona puede descartarla.
          </Alert>
          <CheckboxField
            field={fields.confirmed} label="Entiendo que las calificaciones quedan congeladas para todos los exámenes"
          />
          <ActRow>
            <SubmitButton pendingText="Congelando…">Congelar la entrada</SubmitButton>
            <ButtonLink to="/admin/seleccion" look="secondary">Volver sin congelar</ButtonLink>
          </ActRow>
        </Form>
      )}
    </Page>
  )
}

/** Loads an item file into the bank of one exam. What is loaded reaches a form only when a new one is frozen. */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Figures } from '#app/components/data/figures.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { readExam, readExamState } from '../admin.examenes_.$examId/queries.server.ts'
import { submitItemsFile } from './actions.server.ts'
import { ImportReport } from './import-report.tsx'
import { ItemsFileField } from './items-file-field.tsx'
import { itemsFileSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Cargar reactivos · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  const exam = await readExam(args.context, args.params['examId'])
  const { bank } = await readExamState(args.context, exam)
  return { exam, bank }
}

export async function action(args: ActionFunctionArgs) {
  return submitItemsFile(args, args.params['examId'] ?? '')
}

export default function BankPage() {
  const { exam, bank } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const [form, fields] = useForm({
    lastResult: answered?.reply ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: itemsFileSchema }),
  })
  const { clinical, research } = exam.needed
  const home = `/admin/examenes/${exam.id}`
  return (
    <Page>
      <Breadcrumbs
        way={[{ to: '/admin/examenes', label: 'Exámenes' }, { to: home, label: exam.name }]} here="Cargar reactivos"
      />
      <PageHeading
        above={exam.name} title="Cargar reactivos"
        lead="Se agregan al banco de este examen. No cambian ninguna forma congelada."
      />
      <ErrorSummary errors={form.errors} fields={[fields.file]} />
      <Figures label="Reactivos distintos en el banco" figures={[
        { label: `clínicos, se necesitan ${clinical}`, count: bank.clinical, attention: bank.clinical < clinical },
        {
          label: `de investigación, se necesitan ${research}`,
          count: bank.research,
          attention: bank.research < research,
        },
      ]} />
      <Form method="post" encType="multipart/form-data" {...getFormProps(form)} className="mt-8">
        <ItemsFileField field={fields.file} />
        <ActRow>
          <SubmitButton pendingText="Revisando el archivo…">Cargar el archivo</SubmitButton>
          <ButtonLink to={home} look="secondary">Volver al examen</ButtonLink>
        </ActRow>
      </Form>
      <div className="mt-8"><ImportReport imported={answered?.imported ?? null} faults={answered?.faults ?? []} /></div>
    </Page>
  )
}

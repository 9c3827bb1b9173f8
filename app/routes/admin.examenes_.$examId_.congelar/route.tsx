/** Freezing a form has a page of its own: what is drawn, from which bank, and what it replaces. */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { CheckboxField } from '#app/components/fields/checkbox-field.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { formatCount } from '#app/labels/format-number.ts'
import { readExam, readExamState } from '../admin.examenes_.$examId/queries.server.ts'
import { submitFreeze } from './actions.server.ts'
import { freezeSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Congelar la forma · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  const exam = await readExam(args.context, args.params['examId'])
  if (exam.now >= exam.startsAt) throw redirect(`/admin/examenes/${exam.id}`)
  const { versions, bank } = await readExamState(args.context, exam)
  return { exam, bank, version: versions[0]?.version ?? 0 }
}

export async function action(args: ActionFunctionArgs) {
  return submitFreeze(args, args.params['examId'] ?? '')
}

export default function FreezePage() {
  const { exam, bank, version } = useLoaderData<typeof loader>()
  const [form, fields] = useForm({
    lastResult: useActionData<typeof action>() ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: freezeSchema }),
  })
  const home = `/admin/examenes/${exam.id}`
  return (
    <Page width="reading">
      <Breadcrumbs
        way={[{ to: '/admin/examenes', label: 'Exámenes' }, { to: home, label: exam.name }]} here="Congelar"
      />
      <PageHeading above={exam.name} title="Ensamblar y congelar la forma" />
      <ErrorSummary errors={form.errors} fields={[fields.confirmed]} />
      <Alert
        tone="attention"
        title={version === 0 ? 'Será la forma que se presente' : `Sustituye a la versión ${version} para todos`}
      >
        Se sortean los reactivos del banco y se fija su huella. Lo congelado no se edita: solo puede congelarse otra
        versión antes del <DateTime at={exam.startsAt} />.
      </Alert>
      <div className="mt-6">
        <SummaryList rows={[
          {
            term: 'Reactivos clínicos',
            value: `${formatCount(exam.needed.clinical)} de ${formatCount(bank.clinical)} en el banco`,
          },
          {
            term: 'De investigación',
            value: `${formatCount(exam.needed.research)} de ${formatCount(bank.research)} en el banco`,
          },
          { term: 'Versión', value: version + 1 },
        ]} />
      </div>
      <Form method="post" {...getFormProps(form)} className="mt-8">
        <CheckboxField field={fields.confirmed} label="Esta versión será la que se presente en el turno" />
        <ActRow>
          <SubmitButton pendingText="Congelando…">Ensamblar y congelar</SubmitButton>
          <ButtonLink to={home} look="secondary">Volver sin congelar</ButtonLink>
        </ActRow>
      </Form>
    </Page>
  )
}

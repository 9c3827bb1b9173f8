/** Releasing a form in spite of what was found in it has a page of its own: the findings, a reason, the password. */
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
import { PasswordField } from '#app/components/fields/password-field.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { readExam } from '../admin.examenes_.$examId/queries.server.ts'
import { FindingText } from '../admin.examenes_.$examId_.anulaciones/finding-text.tsx'
import { readQuality } from '../admin.examenes_.$examId_.anulaciones/queries.server.ts'
import { submitRelease } from './actions.server.ts'
import { releaseSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Liberar una forma · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  const exam = await readExam(args.context, args.params['examId'])
  const { stage, forms } = await readQuality(args.context, exam)
  const asked = new URL(args.request.url).searchParams.get('forma')
  const waiting = forms.filter(({ released, findings }) => !released && findings !== null)
  const form = waiting.find(({ id }) => id === asked) ?? waiting[0]
  if (form === undefined || stage !== 'open') throw redirect(`/admin/examenes/${exam.id}/anulaciones`)
  return { exam, waiting: { id: form.id, version: form.version, shown: form.findingsSha256 ?? '', findings: form.findings ?? [] } }
}

export const action = (args: ActionFunctionArgs) => submitRelease(args, args.params['examId'])

export default function ReleasePage() {
  const { exam, waiting } = useLoaderData<typeof loader>()
  const [form, fields] = useForm({
    lastResult: useActionData<typeof action>() ?? null,
    onValidate: ({ formData }) => parseWithZod(formData, { schema: releaseSchema }),
  })
  const home = `/admin/examenes/${exam.id}`
  return (
    <Page width="reading">
      <Breadcrumbs
        way={[
          { to: '/admin/examenes', label: 'Exámenes' }, { to: home, label: exam.name },
          { to: `${home}/anulaciones`, label: 'Anulaciones' },
        ]}
        here="Liberar"
      />
      <PageHeading above={`${exam.name}, forma versión ${waiting.version}`} title="Liberar la forma" />
      <ErrorSummary errors={form.errors} fields={[fields.reason, fields.confirmed, fields.password]} />
      <Section title="Lo que se encontró">
        <ul className="list-disc space-y-2 ps-5">
          {waiting.findings.map((finding) => (
            <li key={finding.finding === 'KEY_BEATEN' ? finding.itemId : finding.finding}>
              <FindingText finding={finding} home={home} />
            </li>
          ))}
        </ul>
      </Section>
      <Alert tone="danger" title="Con su nombre, la forma entra tal cual en la selección">
        Nada se anula: los reactivos cuentan como están. Si al calificar de nuevo se encuentra otra cosa, se preguntará otra
        vez (§3.1 B).
      </Alert>
      <Form method="post" {...getFormProps(form)} className="mt-8 space-y-6">
        <input type="hidden" name="forma" value={waiting.id} />
        <input type="hidden" name="shown" value={waiting.shown} />
        <TextArea field={fields.reason} rows={4} label="Motivo" hint="Por qué la forma vale a pesar de lo encontrado." />
        <CheckboxField field={fields.confirmed} label="Leí los hallazgos y respondo por esta decisión" />
        <PasswordField field={fields.password} label="Su contraseña" hint="Se pide de nuevo para confirmar que es usted." />
        <ActRow>
          <SubmitButton look="danger" pendingText="Liberando…">Liberar la forma</SubmitButton>
          <ButtonLink to={`${home}/anulaciones`} look="secondary">Volver sin liberar</ButtonLink>
        </ActRow>
      </Form>
    </Page>
  )
}

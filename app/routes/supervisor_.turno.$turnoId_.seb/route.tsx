/** One candidate goes on without Safe Exam Browser: the supervisor says why, and the page opens when it is tried again. */
import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { boardHref } from '#app/board/board-href.ts'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { notFound } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { waiveLockdown } from '#app/use-cases/waive-lockdown.server.ts'
import { openBoard } from '../supervisor_.turno.$turnoId/queries.server.ts'
import { waiverSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Sin Safe Exam Browser · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const { board: { turno, sede, candidates }, person } = await openBoard(args)
  const candidate = candidates.find(({ attemptId }) => attemptId === person)
  if (candidate === undefined) throw notFound()
  return {
    turno: turno.number, folio: candidate.folio, name: `${candidate.surnames}, ${candidate.givenNames}`,
    back: boardHref(turno.id, { sedeCode: sede.code, person, search: '', figure: 'expected' }),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { actor, person, board: { turno, sede } } = await openBoard(args)
  if (person === null) throw notFound()
  const submission = parseWithZod(await args.request.formData(), { schema: waiverSchema })
  if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
  const waived = await waiveLockdown(args.context.services, actor, { attemptId: person, ...submission.value })
  if (waived.ok) throw redirect(boardHref(turno.id, { sedeCode: sede.code, person, search: '', figure: 'expected' }))
  return data(submission.reply({ formErrors: [describeRefusal(waived)] }), { status: refusalStatus(waived.refusal) })
}

export default function WaiverPage() {
  const { turno, folio, name, back } = useLoaderData<typeof loader>()
  const [form, fields] = useForm({
    lastResult: useActionData<typeof action>() ?? null, constraint: getZodConstraint(waiverSchema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: waiverSchema }),
  })
  return (
    <Page width="reading">
      <PageHeading above={`Turno ${turno}, folio ${folio}`} title={`Continuar sin Safe Exam Browser: ${name}`} />
      <Alert title="Solo para esta persona y este examen">
        Queda registrado con su motivo. La persona abre su examen en cualquier navegador y pulsa «Volver a intentar».
        Vigile su equipo: nada impide salir de la ventana.
      </Alert>
      <ErrorSummary errors={form.errors} fields={[fields.reason]} />
      <Form method="post" {...getFormProps(form)} className="mt-6 space-y-6">
        <TextArea field={fields.reason} label="Motivo" hint="Qué ocurrió y qué se intentó." />
        <ActRow>
          <SubmitButton>Dejar continuar sin él</SubmitButton>
          <ButtonLink to={back} look="secondary">Volver al tablero</ButtonLink>
        </ActRow>
      </Form>
    </Page>
  )
}

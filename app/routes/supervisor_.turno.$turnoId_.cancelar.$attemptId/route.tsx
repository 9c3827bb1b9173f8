/** Cancelling for fraud has its own page: the consequence in a sentence, what was seen, two confirmations. §3.1 D */
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData, type ClientActionFunctionArgs } from '@remix-run/react'
import { sendOrKeep } from '#app/board/send-or-keep.ts'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { CheckboxField } from '#app/components/fields/checkbox-field.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { submitCancellation } from './actions.server.ts'
import { openCancellation } from './queries.server.ts'
import { cancelSchema } from './schema.ts'

export const meta: MetaFunction = () => [{ title: 'Cancelar por fraude · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const { board, candidate, back } = await openCancellation(args)
  if (candidate.state === 'cancelled') throw redirect(back)
  const { folio, surnames, givenNames, ceme, grade, matricula } = candidate
  return {
    turno: board.turno.number,
    folio,
    name: `${surnames}, ${givenNames}`,
    exam: `${ceme} ${grade}`,
    matricula,
    back,
  }
}

export async function action(args: ActionFunctionArgs) {
  return submitCancellation(args)
}

export async function clientAction({ serverAction }: ClientActionFunctionArgs) {
  return sendOrKeep<SubmissionResult>(serverAction<typeof action>, (result) => result)
}

export default function CancelPage() {
  const { turno, folio, name, exam, matricula, back } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const schema = cancelSchema(folio)
  const [form, fields] = useForm({
    lastResult: lastResult ?? null,
    constraint: getZodConstraint(schema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema }),
  })
  return (
    <Page width="reading">
      <PageHeading above={`Turno ${turno}`} title={`Cancelar por fraude a ${name}`} />
      <ErrorSummary errors={form.errors} fields={[fields.note, fields.confirmed, fields.folio]} />
      <Alert tone="danger" title="Su participación en el proceso de selección termina en este momento (§3.1 D)">
        El examen se cierra ya, esté donde esté. Lo contestado se conserva como evidencia; solo la coordinación puede
        revertirlo, antes de que se congelen las calificaciones.
      </Alert>
      <div className="mt-6">
        <SummaryList
          rows={[
            { term: 'Folio', value: <strong className="tabular-nums">{folio}</strong> },
            { term: 'Matrícula', value: <span className="tabular-nums">{matricula}</span> },
            { term: 'Examen', value: exam },
          ]}
        />
      </div>
      <Form method="post" {...getFormProps(form)} className="mt-8 space-y-6">
        <TextArea
          field={fields.note}
          label="Qué se observó"
          rows={5}
          hint="Hechos, hora y testigos. Quedan en el acta junto a su nombre."
        />
        <CheckboxField
          field={fields.confirmed}
          label="Leí la consecuencia y cancelo la participación de esta persona"
        />
        <TextField field={fields.folio} label={`Escriba el folio ${folio} para confirmar`} autoComplete="off" code />
        <ActRow>
          <SubmitButton look="danger" pendingText="Cancelando…">
            Cancelar su participación
          </SubmitButton>
          <ButtonLink to={back} look="secondary">
            Volver sin cancelar
          </ButtonLink>
        </ActRow>
      </Form>
    </Page>
  )
}

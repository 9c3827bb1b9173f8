/** What one asked the help desk, and asking anew. */
import { getFormProps, useForm } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { DataTable } from '#app/components/data/data-table.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { SelectField } from '#app/components/fields/select-field.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { openSchema } from '#app/help/ticket-schema.ts'
import { TICKET_LOOKS, TOPIC_WORDS } from '#app/help/ticket-words.ts'
import { submitTicket } from './actions.server.ts'
import { readOwnTickets } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Mis consultas · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readOwnTickets(args)

export const action = (args: ActionFunctionArgs) => submitTicket(args)

export default function OwnTicketsPage() {
  const tickets = useLoaderData<typeof loader>()
  return (
    <Page>
      <Breadcrumbs way={[{ to: '/ayuda', label: 'Ayuda' }]} here="Mis consultas" />
      <PageHeading title="Mis consultas" lead="La mesa de ayuda responde aquí y le avisa por correo." />
      <Section title="Consultas">
        <DataTable
          caption="Mis consultas" captionHidden narrow="stack" rows={tickets} rowKey={({ id }) => id}
          empty="No ha preguntado nada todavía."
          columns={[
            {
              key: 'subject', header: 'Asunto', rowHeader: true,
              cell: ({ id, number, subject }) => <Link to={`/ayuda/consultas/${id}`}>{number}. {subject}</Link>,
            },
            { key: 'topic', header: 'Tema', cell: ({ topic }) => TOPIC_WORDS[topic] },
            { key: 'at', header: 'Abierta', cell: ({ openedAt }) => <DateTime at={openedAt} form="short" /> },
            {
              key: 'state', header: 'Situación', cell: ({ state }) => {
                const { word, shape, tone } = TICKET_LOOKS[state]
                return <StateWord shape={shape} tone={tone}>{word}</StateWord>
              },
            },
          ]}
        />
      </Section>
      <Section title="Preguntar"><TicketForm /></Section>
    </Page>
  )
}

const TOPICS = Object.entries(TOPIC_WORDS).map(([value, label]) => ({ value, label }))

function TicketForm() {
  const [form, fields] = useForm({
    id: 'consulta', lastResult: useActionData<typeof action>() ?? null, constraint: getZodConstraint(openSchema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: openSchema }),
  })
  return (
    <>
      <ErrorSummary errors={form.errors} fields={[fields.topic, fields.subject, fields.text]} />
      <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-6">
        <SelectField field={fields.topic} label="Tema" choices={TOPICS} emptyLabel="Elija un tema" />
        <TextField field={fields.subject} label="Asunto" />
        <TextArea field={fields.text} rows={5} label="Su pregunta" hint="No escriba contraseñas ni resultados." />
        <ActRow><SubmitButton>Enviar la consulta</SubmitButton></ActRow>
      </Form>
    </>
  )
}

/** The messages of a ticket in their order, and the form for the next one while it is open. */
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { Form, Link } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { Button } from '#app/components/actions/button.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { CheckboxField } from '#app/components/fields/checkbox-field.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import type { ReadTicket } from './read-ticket.server.ts'
import { writeSchema } from './ticket-schema.ts'

interface TicketThreadProps {
  ticket: ReadTicket
  /** Who reads: the one who asked, or the desk. */
  staff: boolean
  lastResult: SubmissionResult | null
}

export function TicketThread({ ticket: { messages, closedAt, name }, staff, lastResult }: TicketThreadProps) {
  return (
    <>
      <Section title="Mensajes">
        <ol className="max-w-reading space-y-4">
          {messages.map(({ id, byStaff, text, at }) => (
            <li key={id} className={`border-s-4 ps-4 ${byStaff ? 'border-green' : 'border-line'}`}>
              <p className="text-grey">
                <strong className="text-ink">{byStaff ? 'Mesa de ayuda' : staff ? name : 'Usted'}</strong>, <DateTime at={at} form="short" />
              </p>
              <p className="break-words whitespace-pre-line">{text}</p>
            </li>
          ))}
        </ol>
      </Section>
      {closedAt === null ? <MessageForm key={messages.length} staff={staff} lastResult={lastResult} />
        : (
          <Alert title="La consulta está cerrada">
            <p><DateTime at={closedAt} />.{staff ? '' : <> Si aún tiene la duda, <Link to="/ayuda/consultas">abra otra consulta</Link>.</>}</p>
          </Alert>
        )}
    </>
  )
}

function MessageForm({ staff, lastResult }: Pick<TicketThreadProps, 'staff' | 'lastResult'>) {
  const [form, fields] = useForm({
    id: 'mensaje', lastResult, constraint: getZodConstraint(writeSchema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: writeSchema }),
  })
  return (
    <Section title={staff ? 'Responder' : 'Agregar un mensaje'}>
      <ErrorSummary errors={form.errors} fields={[fields.text]} />
      <Form method="post" {...getFormProps(form)} className="max-w-reading space-y-6">
        <TextArea field={fields.text} rows={5} label={staff ? 'Respuesta' : 'Mensaje'} hint={staff ? 'La persona recibe un aviso por correo.' : undefined} />
        {staff ? <CheckboxField field={fields.close} label="Cerrar la consulta con esta respuesta" /> : null}
        <ActRow><SubmitButton>{staff ? 'Responder' : 'Enviar el mensaje'}</SubmitButton></ActRow>
      </Form>
      <Form method="post" className="mt-6">
        <Button type="submit" look="quiet" name="intent" value="close">
          {staff ? 'Cerrar sin responder' : 'Cerrar la consulta: ya está resuelta'}
        </Button>
      </Form>
    </Section>
  )
}

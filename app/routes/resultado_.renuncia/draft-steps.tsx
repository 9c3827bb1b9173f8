/** The five steps while the resignation is being written: what is done, what is now, what comes. Convocatoria §5.14 */
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { Form, useActionData } from '@remix-run/react'
import { Printer } from 'lucide-react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { StepList } from '#app/components/data/step-list.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import type { OwnResignation } from '#app/resignation/own-resignation.server.ts'
import type { submitDraft } from './actions.server.ts'
import { draftSchema } from './schema.ts'

export function DraftSteps({ resignation }: { resignation: OwnResignation }) {
  const { written } = resignation
  const drafted = written?.state === 'drafted'
  return (
    <StepList steps={[
      { title: 'Redacte su renuncia (§5.14.1)', status: drafted ? 'done' : 'current', children: <Wording resignation={resignation} /> },
      {
        title: 'Imprímala y fírmela (§5.14.2)', status: drafted ? 'current' : 'ahead',
        children: drafted ? (
          <div id="imprimir">
            <p>Lleva el destinatario y el asunto que pide la convocatoria.</p>
            <ActRow>
              <ButtonLink look="secondary" icon={Printer} to="/resultado/renuncia.pdf" reloadDocument>Imprimir mi renuncia</ButtonLink>
            </ActRow>
          </div>
        ) : <p>Guarde primero el texto.</p>,
      },
      { title: 'Digitalícela (§5.14.3)', status: drafted ? 'current' : 'ahead', children: <p>Como PDF de hasta 5 páginas, o como JPG; hasta 4 MB.</p> },
      {
        title: 'Envíela (§5.14.4, §5.14.5)', status: drafted ? 'current' : 'ahead',
        children: (
          <>
            <p>La plataforma la envía a los correos de la convocatoria, con copia y con el asunto prescrito.</p>
            {drafted ? <ActRow><ButtonLink to="/resultado/renuncia/enviar">Subir y enviar</ButtonLink></ActRow> : null}
          </>
        ),
      },
      { title: 'Confirme la recepción (§5.14.6)', status: 'ahead', children: <p>Sin el acuse de la Coordinación la renuncia no cuenta.</p> },
    ]} />
  )
}

function Wording({ resignation: { addressee, subject, template, written } }: { resignation: OwnResignation }) {
  const [form, fields] = useForm({
    id: 'redaccion', lastResult: useActionData<typeof submitDraft>() ?? null,
    defaultValue: { text: written === null ? template : written.text },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: draftSchema }),
  })
  return (
    <>
      <SummaryList rows={[{ term: 'Dirigida a', value: addressee }, { term: 'Asunto', value: subject }]} />
      <ErrorSummary errors={form.errors} fields={[fields.text]} />
      <Form method="post" {...getFormProps(form)} className="mt-4">
        <TextArea field={fields.text} label="Texto de su renuncia" rows={8} hint="Puede usar este texto o escribir el suyo." />
        <ActRow><SubmitButton look={written?.state === 'drafted' ? 'secondary' : 'primary'}>Guardar el texto</SubmitButton></ActRow>
      </Form>
    </>
  )
}

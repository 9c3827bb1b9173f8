/**
 * Whether an exam's receipt is genuine and holds: by its file, or where its printed code leads. Public, without a
 * session and without JavaScript; says of a person only the folio that the receipt itself shows.
 */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { CONTROL_CLASSES } from '#app/components/fields/field-frame.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { VerdictView } from './verdict-view.tsx'
import { checkAddress, checkUpload, type CheckProblem } from './verify.server.ts'

export const meta: MetaFunction = () => [
  { title: 'Verificación de comprobante · EFISER' }, { name: 'robots', content: 'noindex' },
]

export const loader = (args: LoaderFunctionArgs) => checkAddress(args)
export const action = (args: ActionFunctionArgs) => checkUpload(args)

const PROBLEMS: Record<CheckProblem, { title: string, next: string }> = {
  NO_FILE: { title: 'Elija el archivo del comprobante', next: 'Es el PDF o el JSON que se descargó de la plataforma.' },
  NOT_A_RECEIPT: {
    title: 'Este archivo no es un comprobante',
    next: 'Suba el PDF o el JSON tal como se descargó: una foto, un escaneo o un PDF vuelto a guardar no sirven.',
  },
  TOKEN_UNKNOWN: {
    title: 'Este comprobante no existe',
    next: 'La dirección no corresponde a ninguno que se haya emitido. No lo acepte, o suba aquí su archivo.',
  },
  TOO_MANY: { title: 'Demasiadas verificaciones seguidas', next: 'Espere diez minutos y vuelva a intentarlo.' },
}

export default function VerifyReceipt() {
  const loaded = useLoaderData<typeof loader>()
  const { verdict, problem } = useActionData<typeof action>() ?? loaded
  return (
    <Page width="reading">
      <PageHeading
        title="Verificación de comprobante de examen"
        lead="Dice si el comprobante es auténtico y si sigue vigente. No muestra calificaciones."
      />
      {verdict === null ? null : <div className="mb-10"><VerdictView verdict={verdict} /></div>}
      {problem === null ? null : (
        <div className="mb-8">
          <Alert tone="danger" announce title={PROBLEMS[problem].title}>{PROBLEMS[problem].next}</Alert>
        </div>
      )}
      <Form method="post" action="/acuse/verificar" encType="multipart/form-data" reloadDocument className="space-y-4">
        <div>
          <label htmlFor="file" className="block font-semibold">Archivo del comprobante</label>
          <p id="file-hint" className="text-grey">PDF o JSON, tal como se descargó.</p>
          <input
            id="file" name="file" type="file" aria-describedby="file-hint"
            accept="application/pdf,application/json,.pdf,.json" className={CONTROL_CLASSES}
          />
        </div>
        <ActRow><SubmitButton>Verificar</SubmitButton></ActRow>
      </Form>
    </Page>
  )
}

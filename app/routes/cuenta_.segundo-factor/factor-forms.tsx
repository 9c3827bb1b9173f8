/** Taking a factor on, and letting go of it. */
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { Form, Link } from '@remix-run/react'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { PasswordField } from '#app/components/fields/password-field.tsx'
import { TextField } from '#app/components/fields/text-field.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import type { QrPath } from '#app/documents/qr-path.server.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { enrolSchema, mustEnrolSchema, removeSchema } from './schema.ts'

interface EnrolProps {
  offer: string
  typed: string
  qr: QrPath
  /** Let in for this alone, by the password. */
  must: boolean
  result: SubmissionResult | null
}

export function EnrolForm({ offer, typed, qr, must, result }: EnrolProps) {
  const [form, fields] = useForm({
    lastResult: result, onValidate: ({ formData }) => parseWithZod(formData, { schema: must ? mustEnrolSchema : enrolSchema }),
  })
  return (
    <Form method="post" {...getFormProps(form)} className="space-y-6">
      <ErrorSummary errors={form.errors} fields={[fields.code, fields.password]} />
      <input type="hidden" name="offer" value={offer} />
      <p className="max-w-measure">Escanee el código con la aplicación de autenticación de su teléfono.</p>
      <svg
        role="img" aria-label="Código QR con la clave del segundo factor" viewBox={`0 0 ${qr.size} ${qr.size}`}
        shapeRendering="crispEdges" className="w-56 bg-white"
      >
        <path d={qr.path} fill="#000" />
      </svg>
      <p className="max-w-measure">
        O escriba ahí esta clave: <strong className="font-mono break-words" data-secret="">{typed}</strong>
      </p>
      <TextField
        field={fields.code} label="Código" hint="Las seis cifras que ahora muestra la aplicación."
        autoComplete="one-time-code" inputMode="numeric" code
      />
      {must ? null : <PasswordField field={fields.password} label="Su contraseña" />}
      <SubmitButton pendingText="Comprobando…">Activar</SubmitButton>
      {must ? (
        <p className="max-w-measure text-grey">
          Si hoy no tiene teléfono, pida a la administración un código de paso
          y <Link to="/acceso/segundo-factor">escríbalo aquí</Link>.
        </p>
      ) : null}
    </Form>
  )
}

export function RemoveForm({ since, left, result }: { since: Instant, left: number, result: SubmissionResult | null }) {
  const [form, fields] = useForm({
    lastResult: result, onValidate: ({ formData }) => parseWithZod(formData, { schema: removeSchema }),
  })
  return (
    <>
      <p className="mb-6">Activo desde el <DateTime at={since} />. Códigos de recuperación sin usar: {left}.</p>
      <Form method="post" {...getFormProps(form)} className="space-y-6">
        <ErrorSummary errors={form.errors} fields={[fields.password, fields.code]} />
        <input type="hidden" name="intent" value="remove" />
        <p className="max-w-measure">
          Para cambiar de teléfono o pedir códigos nuevos, quítelo y actívelo otra vez. Todas sus sesiones se cierran.
        </p>
        <PasswordField field={fields.password} label="Su contraseña" />
        <TextField field={fields.code} label="Código" autoComplete="one-time-code" code />
        <SubmitButton look="danger">Quitar el segundo factor</SubmitButton>
      </Form>
    </>
  )
}

/** Who is in charge now, and the act that is open to who reads this: take charge, hand over, withdraw, confirm. */
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { Form } from '@remix-run/react'
import { describePending } from '#app/board/count-pending.ts'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { PasswordField } from '#app/components/fields/password-field.tsx'
import { SelectField } from '#app/components/fields/select-field.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { formatTimeWithSeconds } from '#app/labels/format-time.ts'
import type { DeskReply } from './actions.server.ts'
import type { DeskPage } from './queries.server.ts'
import { confirmSchema, offerSchema } from './schema.ts'

interface ChargeNowProps {
  page: DeskPage
  resultOf: (intent: DeskReply['intent']) => SubmissionResult | null
}

export function ChargeNow({ page, resultOf }: ChargeNowProps) {
  const { inCharge, handOvers, me, open, sede } = page
  const offered = handOvers.find(({ outcome }) => outcome === null)
  if (inCharge === null) {
    return (
      <>
        <Problem result={resultOf('open')} />
        <p className="mb-4">
          Nadie ha tomado el turno a su cargo. Nada se detiene por eso; el acta dice desde cuándo faltó.
        </p>
        {open ? <PlainForm intent="open" text="Tomar el turno a mi cargo" /> : null}
      </>
    )
  }
  return (
    <>
      <p className="mb-4">
        <strong className="font-semibold">{inCharge.personId === me ? 'Usted está a cargo' : inCharge.name}</strong>,
        desde las {formatTimeWithSeconds(inCharge.since, sede.zone)}.
      </p>
      <Problem result={resultOf('open')} />
      <Problem result={resultOf('withdraw')} />
      {offered === undefined ? null : <Offered offered={offered} zone={sede.zone} me={me} />}
      {offered !== undefined && open && offered.fromId === me ? (
        <PlainForm intent="withdraw" text="Retirar la entrega" look="secondary" />
      ) : null}
      {offered !== undefined && open && offered.toId === me ? <ConfirmForm result={resultOf('confirm')} /> : null}
      {offered === undefined && open && inCharge.personId === me ? (
        <OfferForm key={handOvers.length} page={page} result={resultOf('offer')} />
      ) : null}
    </>
  )
}

function Offered({ offered, zone, me }: { offered: DeskPage['handOvers'][number]; zone: string; me: string }) {
  const { from, to, toId, note, pending, offeredAt } = offered
  return (
    <div className="mb-4">
      <Alert tone="attention" title={toId === me ? `${from} le entrega el turno` : `Entrega a ${to}, por confirmar`}>
        <p>Ofrecida a las {formatTimeWithSeconds(offeredAt, zone)}. El cargo no cambia hasta que se confirme.</p>
        <p className="break-words">Pendiente: «{note}»</p>
        <p>En el tablero: {describePending(pending)}.</p>
      </Alert>
    </div>
  )
}

function OfferForm({ page: { colleagues, pending }, result }: { page: DeskPage; result: SubmissionResult | null }) {
  const [form, fields] = useForm({
    id: 'entregar',
    lastResult: result,
    constraint: getZodConstraint(offerSchema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: offerSchema }),
    shouldRevalidate: 'onInput',
  })
  if (colleagues.length === 0) {
    return <p>No hay otra persona que supervise en esta sede: si debe irse, llame a la coordinación.</p>
  }
  return (
    <details open={result !== null}>
      <summary className="flex min-h-11 items-center font-semibold underline underline-offset-4">
        Entregar el turno
      </summary>
      <Form method="post" {...getFormProps(form)} className="space-y-5 pt-2">
        <ErrorSummary errors={form.errors} fields={[fields.to, fields.note]} />
        <input type="hidden" name="intent" value="offer" />
        <SelectField
          field={fields.to}
          label="A quién entrega"
          choices={colleagues}
          emptyLabel="Elija a una persona"
        />
        <TextArea
          field={fields.note}
          rows={3}
          label="Qué queda pendiente"
          hint={`Salidas abiertas, incidentes, accesos negados, equipos. En el tablero: ${pending}.`}
        />
        <SubmitButton pendingText="Ofreciendo…">Ofrecer la entrega</SubmitButton>
      </Form>
    </details>
  )
}

function ConfirmForm({ result }: { result: SubmissionResult | null }) {
  const [form, fields] = useForm({
    id: 'recibir',
    lastResult: result,
    constraint: getZodConstraint(confirmSchema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: confirmSchema }),
  })
  return (
    <Form method="post" {...getFormProps(form)} className="space-y-5">
      <ErrorSummary errors={form.errors} fields={[fields.password]} />
      <input type="hidden" name="intent" value="confirm" />
      <PasswordField
        field={fields.password}
        label="Su contraseña"
        hint="Se pide de nuevo para confirmar que recibe usted."
      />
      <SubmitButton pendingText="Recibiendo…">Recibir el turno</SubmitButton>
    </Form>
  )
}

function PlainForm({ intent, text, look }: { intent: string; text: string; look?: 'secondary' }) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      <SubmitButton {...(look === undefined ? {} : { look })}>{text}</SubmitButton>
    </Form>
  )
}

/** The refusal of an act that has no fields. */
function Problem({ result }: { result: SubmissionResult | null }) {
  const text = result?.error?.['']?.[0]
  return text === undefined ? null : (
    <div className="mb-4">
      <Alert tone="danger" announce title={text} />
    </div>
  )
}

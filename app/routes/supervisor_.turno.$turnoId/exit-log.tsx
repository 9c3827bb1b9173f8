/** When the candidate left the room and came back, and the two forms; the exam's clock runs on. §3.1 B */
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { Form } from '@remix-run/react'
import type { BoardCandidate, BoardExit } from '#app/board/board-snapshot.ts'
import { useMinutesOutside } from '#app/board/outside-mark.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { RadioGroup } from '#app/components/fields/radio-group.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { EXIT_WORDS } from '#app/labels/desk.ts'
import { formatDuration, formatTimeWithSeconds } from '#app/labels/format-time.ts'
import { durationBetween } from '#exam-engine/kernel/time.ts'
import { EXIT_REASONS, openExit } from '#exam-engine/sitting/room-exit.ts'
import type { PanelReply } from './actions.server.ts'
import { exitFormSchema, returnFormSchema } from './schema.ts'

interface ExitLogProps {
  candidate: BoardCandidate
  zone: string
  /** The acta is not signed yet. */
  mayRecord: boolean
  replied: PanelReply | null
}

export function ExitLog({ candidate: { state, exits }, zone, mayRecord, replied }: ExitLogProps) {
  const outside = openExit(exits)
  const mayLeave = mayRecord && outside === null && (state === 'admitted' || state === 'inProgress')
  if (exits.length === 0 && !mayLeave) return null
  return (
    <section aria-labelledby="salidas" className="mt-4 border-t border-line pt-3">
      <h3 id="salidas" className="text-base">
        Salidas del salón ({exits.length})
      </h3>
      {outside === null ? null : <OutsideNotice exit={outside} zone={zone} />}
      <ol className="space-y-1">
        {exits.map((exit) => (
          <li key={exit.leftAt} className="text-sm break-words">
            {describeExit(exit, zone)}
          </li>
        ))}
      </ol>
      {outside !== null && mayRecord ? (
        <ReturnForm key={outside.leftAt} result={replied?.intent === 'return' ? replied.result : null} />
      ) : null}
      {mayLeave ? <ExitForm key={exits.length} result={replied?.intent === 'exit' ? replied.result : null} /> : null}
    </section>
  )
}

function OutsideNotice({ exit, zone }: { exit: BoardExit; zone: string }) {
  const minutes = useMinutesOutside(exit)
  return (
    <div className="my-2">
      <Alert tone="attention" title={`Fuera desde las ${formatTimeWithSeconds(exit.leftAt, zone)}: ${minutes} min`}>
        El tiempo de su examen sigue corriendo (§3.1 B).
      </Alert>
    </div>
  )
}

function describeExit(
  { leftAt, leftBy, reason, note, returnedAt, returnedBy, returnNote }: BoardExit,
  zone: string
): string {
  const left = `${formatTimeWithSeconds(leftAt, zone)} salió: ${EXIT_WORDS[reason]}${
    note === '' ? '' : ` «${note}»`
  }, ${leftBy}.`
  if (returnedAt === null) return left
  const back = `Volvió ${formatTimeWithSeconds(returnedAt, zone)}, tras ${formatDuration(
    durationBetween(leftAt, returnedAt)
  )}`
  return `${left} ${back}${returnNote === '' ? '' : ` «${returnNote}»`}, ${returnedBy ?? ''}.`
}

function ExitForm({ result }: { result: SubmissionResult | null }) {
  const [form, fields] = useForm({
    id: 'salida',
    lastResult: result,
    constraint: getZodConstraint(exitFormSchema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: exitFormSchema }),
    shouldRevalidate: 'onInput',
  })
  return (
    <details open={result !== null}>
      <summary className="flex min-h-11 items-center font-semibold underline underline-offset-4">
        Asentar que sale del salón
      </summary>
      <Form method="post" preventScrollReset {...getFormProps(form)} className="space-y-5 pt-2">
        <ErrorSummary errors={form.errors} fields={[fields.reason, fields.note]} />
        <input type="hidden" name="intent" value="exit" />
        <RadioGroup
          field={fields.reason}
          label="Por qué sale"
          choices={EXIT_REASONS.map((value) => ({ value, label: EXIT_WORDS[value] }))}
        />
        <TextArea field={fields.note} rows={2} label="Nota de la salida" hint="Obligatoria con «otro motivo»." />
        <p>La hora es la del servidor. El tiempo de su examen no se detiene.</p>
        <SubmitButton look="secondary" wide pendingText="Asentando…">
          Asentar la salida
        </SubmitButton>
      </Form>
    </details>
  )
}

function ReturnForm({ result }: { result: SubmissionResult | null }) {
  const [form, fields] = useForm({
    id: 'regreso',
    lastResult: result,
    constraint: getZodConstraint(returnFormSchema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: returnFormSchema }),
  })
  return (
    <Form method="post" preventScrollReset {...getFormProps(form)} className="space-y-4 pt-2">
      <ErrorSummary errors={form.errors} fields={[fields.note]} />
      <input type="hidden" name="intent" value="return" />
      <TextArea field={fields.note} rows={1} label="Nota del regreso (opcional)" />
      <SubmitButton wide pendingText="Asentando…">
        Asentar que volvió
      </SubmitButton>
    </Form>
  )
}

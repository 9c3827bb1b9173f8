/** Takes the exam from the machine that holds it, so that the candidate goes on at another. */
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { Form } from '@remix-run/react'
import { RELEASE_WORDS, describeUnsent } from '#app/board/lease-words.ts'
import type { BoardLease } from '#app/board/board-snapshot.ts'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { RadioGroup } from '#app/components/fields/radio-group.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { formatTimeWithSeconds } from '#app/labels/format-time.ts'
import { RELEASE_REASONS } from '#exam-engine/sitting/lease.ts'
import { releaseSchema } from './schema.ts'

interface ReleaseFormProps {
  lease: BoardLease
  connected: boolean
  /** The machine's last word; the live one where the line brought it. */
  unsent: number | null
  zone: string
  result: SubmissionResult | null
}

export function ReleaseForm({ lease, connected, unsent, zone, result }: ReleaseFormProps) {
  const [form, fields] = useForm({
    id: 'liberar',
    lastResult: result,
    constraint: getZodConstraint(releaseSchema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: releaseSchema }),
    shouldRevalidate: 'onInput',
  })
  return (
    <section aria-labelledby="equipo-titulo" className="mt-4 border-t border-line pt-2">
      <h3 id="equipo-titulo" className="text-base font-semibold">Equipo del examen</h3>
      {lease.held ? (
        <p className="mt-1">
          Abierto en un equipo{lease.since === null ? '' : ` desde las ${formatTimeWithSeconds(lease.since, zone)}`},{' '}
          {connected ? 'con conexión' : 'sin conexión'}. {describeUnsent(unsent)}
        </p>
      ) : <p className="mt-1">Liberado: la persona puede continuar en cualquier equipo. {describeUnsent(unsent)}</p>}
      {lease.held ? (
        <details open={result !== null}>
          <summary className="flex min-h-11 items-center font-semibold underline underline-offset-4">
            Liberar el equipo
          </summary>
          <Form method="post" preventScrollReset {...getFormProps(form)} className="space-y-5 pt-2">
            <ErrorSummary errors={form.errors} fields={[fields.reason, fields.note]} />
            <input type="hidden" name="intent" value="release" />
            <RadioGroup field={fields.reason} label="Motivo"
              choices={RELEASE_REASONS.map((reason) => ({ value: reason, label: RELEASE_WORDS[reason] }))} />
            <TextArea field={fields.note} rows={2} label="Qué ocurrió" hint="Obligatoria con «otro motivo»." />
            <p>
              El equipo anterior deja de escribir en este momento. Lo que ya decía «Guardada» está a salvo; lo que aún no
              había enviado queda para revisión.
            </p>
            <SubmitButton look="secondary" wide pendingText="Liberando…">Liberar para otro equipo</SubmitButton>
          </Form>
        </details>
      ) : null}
    </section>
  )
}

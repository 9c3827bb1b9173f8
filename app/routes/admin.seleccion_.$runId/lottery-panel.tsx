/** The lottery of a run: what was committed, when the beacon speaks, and recording its round. §4.3 */
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { getZodConstraint, parseWithZod } from '@conform-to/zod/v4'
import { Form, Link } from '@remix-run/react'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { TextArea } from '#app/components/fields/text-area.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { ShortHash } from '#app/exam-quality/short-hash.tsx'
import type { LotteryView } from '#app/selection/describe-lottery.ts'
import { askFallbackSchema, drawSchema } from './schema.ts'

interface LotteryPanelProps {
  lottery: LotteryView
  /** The round as the test beacon gives it, in a demonstration. */
  testRound: string | null
  answered: SubmissionResult | null
}

export function LotteryPanel({ lottery, testRound, answered }: LotteryPanelProps) {
  const { commitment, phase, drawn } = lottery
  return (
    <>
      <SummaryList rows={[
        { term: 'Compromiso (SHA-256)', value: <ShortHash hash={lottery.commitmentSha256} whole /> },
        { term: 'Comprometido', value: <DateTime at={lottery.committedAt} /> },
        { term: 'Faro', value: `${commitment.beacon.name}, ronda ${String(commitment.beacon.round)}` },
        { term: 'Momento del faro', value: <DateTime at={lottery.beaconAt} /> },
        ...(drawn === null ? [] : [
          { term: 'Sorteado', value: <><DateTime at={drawn.at} />{drawn.source === 'fallback' ? ', con el respaldo' : ''}</> },
          { term: 'Semilla del sorteo', value: <ShortHash hash={drawn.seed} whole /> },
        ]),
      ]} />
      <p className="my-4 max-w-measure">
        Cualquiera lo ve y puede recalcularlo en la <Link to="/sorteo">página pública del sorteo</Link>.
      </p>
      {phase === 'waiting' ? (
        <Alert tone="info" title="El faro aún no habla">
          La ronda se conocerá el <DateTime at={lottery.beaconAt} />. Hasta entonces nadie puede saber la semilla.
        </Alert>
      ) : null}
      {phase === 'due' || phase === 'fallbackDue'
        ? <DrawForm lottery={lottery} source="beacon" initial={testRound} answered={answered} /> : null}
      {phase === 'fallbackDue' && !lottery.fallbackAsked ? <AskForm answered={answered} /> : null}
      {phase === 'fallbackDue' && lottery.fallbackAsked
        ? <DrawForm lottery={lottery} source="fallback" initial={null} answered={answered} /> : null}
    </>
  )
}

interface DrawFormProps {
  lottery: LotteryView
  source: 'beacon' | 'fallback'
  initial: string | null
  answered: SubmissionResult | null
}

function DrawForm({ lottery: { commitment, addresses, fallbackReason }, source, initial, answered }: DrawFormProps) {
  const named = source === 'beacon' ? commitment.beacon : commitment.fallback
  const [form, fields] = useForm({
    id: `draw-${source}`,
    lastResult: answered?.initialValue?.['source'] === source ? answered : null,
    defaultValue: { round: initial ?? '' },
    onValidate: ({ formData }) => parseWithZod(formData, { schema: drawSchema }),
  })
  const address = addresses[source]
  return (
    <Form method="post" {...getFormProps(form)} className="mt-6 space-y-4">
      <input type="hidden" name="intent" value="draw" />
      <input type="hidden" name="source" value={source} />
      {source === 'fallback' ? (
        <Alert tone="attention" title="Se declaró que la ronda del faro no puede obtenerse">
          Motivo: {fallbackReason}. Otra persona registra la ronda de respaldo.
        </Alert>
      ) : null}
      <TextArea
        field={fields.round} rows={5} label={`Ronda ${String(named.round)} de ${named.name}`}
        hint={address === '' ? 'El faro de prueba la calcula: está escrita ya.' : `Ábrala en ${address} y pegue aquí todo el texto.`}
      />
      <SubmitButton pendingText="Comprobando la firma…">
        {source === 'beacon' ? 'Registrar la ronda y sortear' : 'Registrar la ronda de respaldo y sortear'}
      </SubmitButton>
    </Form>
  )
}

function AskForm({ answered }: { answered: SubmissionResult | null }) {
  const [form, fields] = useForm({
    id: 'ask-fallback',
    lastResult: answered?.initialValue?.['intent'] === 'askFallback' ? answered : null,
    constraint: getZodConstraint(askFallbackSchema),
    onValidate: ({ formData }) => parseWithZod(formData, { schema: askFallbackSchema }),
  })
  return (
    <details className="mt-6">
      <summary className="min-h-11 font-semibold">La ronda del faro no puede obtenerse</summary>
      <Form method="post" {...getFormProps(form)} className="mt-4 space-y-4">
        <input type="hidden" name="intent" value="askFallback" />
        <TextArea
          field={fields.reason} label="Por qué no puede obtenerse"
          hint="Será público. Después otra persona de la coordinación registra la ronda de respaldo, ya comprometida."
        />
        <SubmitButton look="secondary" pendingText="Guardando…">Declarar que no puede obtenerse</SubmitButton>
      </Form>
    </details>
  )
}

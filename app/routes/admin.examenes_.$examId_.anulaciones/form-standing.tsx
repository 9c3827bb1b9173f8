/** One form: what the marking found in it, who released it, and what stands annulled. */
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { formatCount } from '#app/labels/format-number.ts'
import { POLICY_WORDS } from '#app/marking/annulment-words.ts'
import { FindingText } from './finding-text.tsx'
import type { ExamQuality, FormQuality } from './queries.server.ts'

interface FormStandingProps {
  form: FormQuality
  stage: ExamQuality['stage']
  home: string
  /** A proposal waits: that decision comes first. */
  proposed?: boolean
}

export function FormStanding({ form, stage, home, proposed = false }: FormStandingProps) {
  const { annulled } = form
  return (
    <div className="mb-8 last:mb-0">
      <SummaryList rows={[
        { term: 'Versión', value: form.version },
        { term: 'Hojas (n)', value: form.n === null ? '—' : formatCount(form.n) },
        {
          term: 'Anulados',
          value: annulled.codes.length === 0 ? 'Ninguno'
            : `${annulled.codes.join(', ')}. ${POLICY_WORDS[annulled.policy].full}`,
        },
        ...(form.checkedAt === null ? [] : [{ term: 'Comprobada', value: <DateTime at={form.checkedAt} /> }]),
        ...(form.releasedAt === null ? [] : [{
          term: 'Liberada', value: <><DateTime at={form.releasedAt} />, por {form.releasedBy}. {form.reason}</>,
        }]),
      ]} />
      <div className="mt-4"><Findings form={form} home={home} /></div>
      {form.released || form.findings === null || stage !== 'open' || proposed ? null : (
        <ActRow>
          <ButtonLink to={`${home}/anulaciones/nueva?forma=${form.id}`}>Proponer una anulación</ButtonLink>
          <ButtonLink to={`${home}/liberar?forma=${form.id}`} look="secondary">Liberar con un motivo…</ButtonLink>
        </ActRow>
      )}
    </div>
  )
}

function Findings({ form: { findings, released }, home }: { form: FormQuality, home: string }) {
  if (findings === null) {
    return (
      <Alert tone="attention" title="Se calificó antes de que hubiera esta comprobación">
        Califique de nuevo el examen: las calificaciones serán las mismas y la forma quedará comprobada.
      </Alert>
    )
  }
  if (findings.length === 0) return <Alert tone="success" title="Nada impide congelar la selección" />
  return (
    <Alert
      tone={released ? 'info' : 'danger'}
      title={released ? 'Hallazgos liberados por una persona' : 'La selección no se congela hasta que alguien decida (§3.1 B)'}
    >
      <ul className="list-disc space-y-1 ps-5">
        {findings.map((finding) => (
          <li key={finding.finding === 'KEY_BEATEN' ? finding.itemId : finding.finding}>
            <FindingText finding={finding} home={home} />
          </li>
        ))}
      </ul>
    </Alert>
  )
}

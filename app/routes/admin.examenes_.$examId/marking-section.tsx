/** Marking: when it may be done, the act, and the ways to its results. */
import { Form } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import type { ExamState, ExamView } from './queries.server.ts'

interface MarkingSectionProps {
  exam: ExamView
  state: ExamState
}

export function MarkingSection({ exam, state: { markedAt, frozenAt, waits } }: MarkingSectionProps) {
  return (
    <Section title="Calificación" lead="Con la clave de la forma que se presentó; ausente no es cero (§4.2 B).">
      {exam.now < exam.endsAt ? (
        <EmptyState title="El turno no ha terminado">
          Podrá calificarse desde el <DateTime at={exam.endsAt} />.
        </EmptyState>
      ) : markedAt === null ? (
        <MarkForm label="Calificar" />
      ) : (
        <>
          <Alert tone="success" title="Examen calificado">El <DateTime at={markedAt} />.</Alert>
          {waits ? (
            <div className="mt-4">
              <Alert tone="danger" title="La forma espera una decisión">
                Hay una propuesta de anulación pendiente, o la comprobación encontró algo que nadie ha liberado (§3.1 B):
                véalo en Anulaciones.
              </Alert>
            </div>
          ) : null}
          <ActRow>
            <ButtonLink to={`/admin/examenes/${exam.id}/calificaciones`}>Ver calificaciones</ButtonLink>
            <ButtonLink to={`/admin/examenes/${exam.id}/reactivos`} look="secondary">
              Ver estadística de reactivos
            </ButtonLink>
            <ButtonLink to={`/admin/examenes/${exam.id}/anulaciones`} look="secondary">Anulaciones</ButtonLink>
            {frozenAt === null ? <MarkForm label="Calificar de nuevo" again /> : null}
          </ActRow>
          {frozenAt === null ? null : (
            <p className="mt-4 text-grey">
              Las calificaciones se congelaron con la selección el <DateTime at={frozenAt} />: ya no cambian.
            </p>
          )}
        </>
      )}
    </Section>
  )
}

function MarkForm({ label, again = false }: { label: string, again?: boolean }) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value="mark" />
      <SubmitButton look={again ? 'quiet' : 'primary'} pendingText="Calificando…">{label}</SubmitButton>
    </Form>
  )
}

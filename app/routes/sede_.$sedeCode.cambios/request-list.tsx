/** Requests with who asks, why, and what was answered; those that this sede answers have their form. */
import { Form } from '@remix-run/react'
import { Button } from '#app/components/actions/button.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { plainField } from '#app/components/fields/form-field.ts'
import { TextField } from '#app/components/fields/text-field.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { formatCounted } from '#app/labels/format-number.ts'
import { SEDE_REASONS, SEDE_REQUEST_STATES } from '#app/labels/sede-requests.ts'
import type { AnswerReply } from './actions.server.ts'
import type { ListedRequest } from './queries.server.ts'

interface RequestListProps {
  requests: readonly ListedRequest[]
  /** Of this sede: it answers. */
  answers: boolean
  empty: string
  refused: AnswerReply | null
}

export function RequestList({ requests, answers, empty, refused }: RequestListProps) {
  if (requests.length === 0) return <EmptyState title="No hay peticiones">{empty}</EmptyState>
  return (
    <ul className="max-w-reading border-b border-line">
      {requests.map((request) => {
        const { word, shape, tone } = SEDE_REQUEST_STATES[request.state]
        return (
          <li key={request.id} className="border-t border-line py-4">
            <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1">
              <h3 className="text-lg">{request.name}</h3>
              <StateWord shape={shape} tone={tone}>{word}</StateWord>
            </div>
            <p className="text-grey">
              {request.folio} · {request.exam} · Turno {request.turno}, <DateTime at={request.startsAt} form="short" />
            </p>
            <p className="mt-2">
              De {request.from.name} a <strong>{request.to.name}</strong>.
              {' '}{SEDE_REASONS[request.reason]}: «{request.note}»
            </p>
            <p className="text-grey">Pidió el <DateTime at={request.requestedAt} form="short" />.</p>
            {request.decidedAt === null || (request.decisionReason ?? '') === '' ? null : (
              <p className="mt-2">
                {request.decidedBy}, <DateTime at={request.decidedAt} form="short" />: «{request.decisionReason}»
              </p>
            )}
            {answers && request.state === 'open' ? (
              <Answer request={request} error={refused?.requestId === request.id ? refused.error : null} />
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}

function Answer({ request: { id, free, name }, error }: { request: ListedRequest, error: string | null }) {
  const reason = plainField('reason', undefined, `motivo-${id}`)
  return (
    <Form method="post" className="mt-4 space-y-4 bg-sunken p-4">
      <p>
        {free > 0 ? `Sus salas tienen ${formatCounted(free, 'lugar libre', 'lugares libres')} en ese turno.`
          : 'Sus salas no tienen lugares libres en ese turno: agregue una sala antes de aprobar.'}
      </p>
      <input type="hidden" name="requestId" value={id} />
      <TextField
        field={error === null ? reason : { ...reason, errors: [error] }} label="Motivo de su respuesta"
        hint="El residente lo leerá."
      />
      <div className="flex flex-wrap gap-3">
        <Button type="submit" name="verdict" value="approved" aria-label={`Aprobar que ${name} presente aquí`}>
          Aprobar
        </Button>
        <Button type="submit" name="verdict" value="rejected" look="secondary" aria-label={`No aprobar a ${name}`}>
          No aprobar
        </Button>
      </div>
    </Form>
  )
}

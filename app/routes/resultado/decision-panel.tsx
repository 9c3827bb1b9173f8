/** The seat and the two answers to it, equal in size, with the deadline between them. */
import { Form, useRevalidator } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { Card } from '#app/components/page/card.tsx'
import { Countdown } from '#app/components/time/countdown.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { hours, type Window } from '#exam-engine/kernel/time.ts'
import type { AwardView } from './queries.server.ts'

interface DecisionPanelProps {
  award: AwardView
  window: Window
}

export function DecisionPanel({ award, window }: DecisionPanelProps) {
  switch (award.state) {
    case 'assigned':
      return (
        <Card>
          <Deadline window={window} />
          <p className="mt-3 max-w-measure">
            No habrá cambios de sede ni de subsede (§5.4). Si no hace nada antes del plazo, se considera un rechazo y
            pierde la plaza (§5.3).
          </p>
          <Form method="post">
            <input type="hidden" name="intent" value="acceptSede" />
            <ActRow>
              <SubmitButton wide>ACEPTO SEDE</SubmitButton>
              <ButtonLink to="/resultado/rechazar" look="secondary" wide>Rechazar la plaza</ButtonLink>
            </ActRow>
          </Form>
        </Card>
      )
    case 'sedeAccepted':
      return (
        <Card>
          <Alert tone="attention" title="Falta aceptar la carta compromiso">
            Aceptó la sede, pero sin la carta compromiso se considera un rechazo (§5.7).
          </Alert>
          <div className="mt-4"><Deadline window={window} /></div>
          <ActRow>
            <ButtonLink to="/resultado/compromiso" wide>Leer la carta compromiso</ButtonLink>
            <ButtonLink to="/resultado/rechazar" look="secondary" wide>Rechazar la plaza</ButtonLink>
          </ActRow>
        </Card>
      )
    case 'commitmentAccepted':
      return (
        <Card>
          <Alert tone="success" title="Aceptó la plaza y la carta compromiso">
            Descargue ahora su carta de aceptación: se emite en una sola ocasión (§5.10).
          </Alert>
          <ActRow>
            <ButtonLink to="/resultado/carta">Obtener la carta de aceptación</ButtonLink>
            <ButtonLink to="/resultado/renuncia" look="quiet">Renunciar a la plaza</ButtonLink>
          </ActRow>
        </Card>
      )
    case 'letterIssued':
      return (
        <Card>
          <Alert tone="success" title="Plaza aceptada y carta de aceptación emitida">
            {award.letterIssuedAt === null ? null : <>Emitida el <DateTime at={award.letterIssuedAt} />.</>}
          </Alert>
          <ActRow>
            <ButtonLink to="/resultado/carta" look="secondary">Ver los pasos que siguen</ButtonLink>
            <ButtonLink to="/resultado/renuncia" look="quiet">Renunciar a la plaza</ButtonLink>
          </ActRow>
        </Card>
      )
    case 'rejected':
      return (
        <Alert
          tone="attention"
          title={award.lapsed ? 'El plazo terminó sin la carta compromiso aceptada: cuenta como rechazo' : 'Esta plaza fue rechazada'}
        >
          Se liberó para futuros periodos de selección. La decisión es irrevocable (§5.3, §5.7, §5.13). Puede continuar
          en el curso en el que está inscrito o concursar en periodos posteriores.
        </Alert>
      )
    case 'resigned':
      return (
        <Card>
          <Alert tone="attention" title="Renunció a esta plaza">
            La Coordinación acusó recibo de su renuncia (§5.14.6). La plaza se liberó y su carta de aceptación, si la
            obtuvo, ya no tiene efecto.
          </Alert>
          <ActRow><ButtonLink to="/resultado/renuncia" look="secondary">Ver el acuse y lo que sigue</ButtonLink></ActRow>
        </Card>
      )
    case 'revoked':
      return (
        <Alert tone="danger" title="La Coordinación revocó esta plaza">
          {award.endedAt === null ? null : <>Desde el <DateTime at={award.endedAt} />. </>}
          La carta de aceptación, si la obtuvo, ya no es válida. El motivo se le comunicó por correo; puede pedir acceso a
          su expediente en «Mis datos».
        </Alert>
      )
  }
}

function Deadline({ window }: { window: Window }) {
  const { revalidate } = useRevalidator()
  return (
    <p className="text-lg">
      Decida antes del <DateTime at={window.until} />.{' '}
      <Countdown until={window.until} label="Tiempo para decidir" attentionFrom={hours(2)} onEnd={revalidate} />
    </p>
  )
}

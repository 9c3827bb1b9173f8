/**
 * The states in which there is nothing to answer: not yet admitted, denied,
 * absent, cancelled. Each is said plainly, with its clause and the next step.
 */
import type { ReactNode } from 'react'
import type { DenialReason } from '#exam-engine/sitting/check-in.ts'
import { minutes } from '#exam-engine/kernel/time.ts'
import { ActRow } from '../../components/actions/act-row.tsx'
import { ButtonLink } from '../../components/actions/button-link.tsx'
import { Alert } from '../../components/feedback/alert.tsx'
import { Countdown } from '../../components/time/countdown.tsx'
import { DateTime } from '../../components/time/date-time.tsx'
import type { SittingFacts } from '../sitting-facts.ts'
import { useHasPassed } from '../use-has-passed.ts'
import { WhoAndWhere } from './waiting-room.tsx'

interface NoticeFrameProps {
  title: string
  facts: SittingFacts
  children: ReactNode
}

function NoticeFrame({ title, facts, children }: NoticeFrameProps) {
  return (
    <div className="mx-auto w-full max-w-reading px-4 py-8">
      <h1 tabIndex={-1} data-focus-target className="text-2xl sm:text-3xl">{title}</h1>
      <div className="mt-4 mb-8 space-y-4 text-lg">{children}</div>
      <WhoAndWhere facts={facts} />
      <ActRow><ButtonLink look="secondary" to="/residente">Ir a mi inicio</ButtonLink></ActRow>
    </div>
  )
}

/** Expected: before the doors open, and while the supervisor has not admitted. §3.1 C */
export function ExpectedNotice({ facts }: { facts: SittingFacts }) {
  const doorsOpen = useHasPassed(facts.checkInFrom)
  const started = useHasPassed(facts.opensAt)
  if (!doorsOpen) {
    return (
      <NoticeFrame title="Todavía no es hora de ingresar" facts={facts}>
        <p>El ingreso abre el <DateTime at={facts.checkInFrom} localZone={facts.sede.zone} />. Faltan{' '}
          <Countdown until={facts.checkInFrom} label="Faltan para el ingreso" />.</p>
        <p>Lleve impresa su «Solicitud para especialidad de rama» y su identificación oficial (§3.1 C).</p>
        <p>El examen comienza el <DateTime at={facts.opensAt} localZone={facts.sede.zone} />.</p>
      </NoticeFrame>
    )
  }
  return (
    <NoticeFrame title="Preséntese con su supervisor" facts={facts}>
      <p>
        Muestre su «Solicitud para especialidad de rama» impresa y su identificación oficial (§3.1 C). Cuando su
        supervisor registre su ingreso, esta pantalla cambia sola a la sala de espera.
      </p>
      {started ? (
        <Alert tone="attention" title="El examen ya comenzó">
          Si ingresa ahora, tiene el tiempo que queda: <Countdown until={facts.closesAt} label="Quedan"
            attentionFrom={minutes(5)} />. El turno no se extiende (§3.1 B).
        </Alert>
      ) : (
        <p>El examen comienza en <Countdown until={facts.opensAt} label="Faltan" attentionFrom={minutes(5)} />.</p>
      )}
    </NoticeFrame>
  )
}

const REASONS: Record<DenialReason, string> = {
  NO_SOLICITUD: 'No presentó su solicitud impresa (§3.1 C).',
  NO_ID: 'No presentó identificación oficial (§3.1 C).',
  IDENTITY_DOUBT: 'Su identidad no pudo comprobarse con los documentos presentados (§3.1 C).',
  INFECTIOUS_DISEASE: 'Por enfermedad infectocontagiosa, para proteger a los demás participantes (§3.1).',
  OTHER: 'Por el motivo que su supervisor anotó en el registro.',
}

export function DeniedNotice({ facts, reason }: { facts: SittingFacts, reason: string | null }) {
  const over = useHasPassed(facts.closesAt)
  return (
    <NoticeFrame title="Su supervisor no autorizó el ingreso" facts={facts}>
      <p><strong>Motivo:</strong> {isDenialReason(reason) ? REASONS[reason] : REASONS.OTHER}</p>
      {over
        ? <p>El turno ya terminó y no se reprograma (§3.1 B). Si no está de acuerdo, acuda con la autoridad educativa
          de su sede: la negativa quedó registrada con su motivo.</p>
        : <p>La coordinación ya ve esta negativa y puede revertirla mientras dure el turno. Si puede corregir el motivo,
          vuelva con su supervisor; si no está de acuerdo, pida que la coordinación lo revise ahora. Esta pantalla
          cambia sola.</p>}
    </NoticeFrame>
  )
}

function isDenialReason(reason: string | null): reason is DenialReason {
  return reason !== null && Object.hasOwn(REASONS, reason)
}

export function AbsentNotice({ facts }: { facts: SittingFacts }) {
  return (
    <NoticeFrame title="El turno terminó sin que abriera el examen" facts={facts}>
      <p>Quedó registrado como ausente. El examen no se reprograma ni hay periodo extraordinario (§3.1 B), y sin
        puntaje del EFISER no se integra el PI-IMSS (§4.3).</p>
      <p>Si usted sí se presentó, acuda hoy mismo con la autoridad educativa de su sede: el ingreso y las negativas
        quedan registrados con hora y responsable.</p>
    </NoticeFrame>
  )
}

export function CancelledNotice({ facts }: { facts: SittingFacts }) {
  return (
    <NoticeFrame title="Su participación fue cancelada" facts={facts}>
      <p>Se registró una falta de integridad y la cancelación es inmediata (§3.1 D). Sus respuestas se conservan como
        evidencia.</p>
      <p>Si no está de acuerdo, acuda con la autoridad educativa de su sede: la coordinación puede revisar la
        evidencia y revertir la cancelación antes de que se congelen las calificaciones.</p>
    </NoticeFrame>
  )
}

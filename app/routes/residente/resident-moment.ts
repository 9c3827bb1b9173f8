/** Where one resident stands now, and the one act that this moment asks for. Decides nothing that the rules decide. */
import type { AttemptState } from '#exam-engine/sitting/attempt-machine.ts'
import type { Instant, Window } from '#exam-engine/kernel/time.ts'

export type ResidentMoment =
  /** Before the doors of the exam open. */
  | 'beforeExam'
  /** The supervisor admits, or has admitted. */
  | 'checkIn'
  | 'inExam'
  /** Competes by the mark of an earlier period; results are not open. */
  | 'carried'
  /** Sat; results are not open. */
  | 'awaitingResults'
  /** Denied, absent or cancelled; results are not open. */
  | 'out'
  | 'results'
  /** The period is over, or results opened without one for this person. */
  | 'concluded'

interface Standing {
  /** Null for a candidate whose attempt was not prepared yet. */
  attempt: { state: AttemptState, checkIn: Window } | null
  turno: Window
  /** No exam is sat in this call. §5.13 */
  carried: boolean
  results: Window
  /** A published result of this person can be read. */
  hasResult: boolean
}

export function findMoment({ attempt, turno, carried, results, hasResult }: Standing, now: Instant): ResidentMoment {
  if (hasResult) return 'results'
  if (now >= results.until) return 'concluded'
  if (carried) return 'carried'
  if (attempt === null) return now < turno.until ? 'beforeExam' : 'out'
  switch (attempt.state) {
    case 'expected':
    case 'admitted':
      return now < attempt.checkIn.from ? 'beforeExam' : 'checkIn'
    case 'inProgress':
      return 'inExam'
    case 'handedIn':
    case 'closed':
      return 'awaitingResults'
    case 'denied':
    case 'absent':
    case 'cancelled':
      return 'out'
  }
}

/** `file`: the browser fetches it instead of the app. */
export interface MomentAct {
  to: string
  label: string
  file: boolean
}

const SOLICITUD: MomentAct = { to: '/solicitud.pdf', label: 'Imprimir mi solicitud', file: true }

/** The primary act of a moment; null where there is nothing to do but wait. */
export const MOMENT_ACTS: Record<ResidentMoment, MomentAct | null> = {
  beforeExam: SOLICITUD,
  checkIn: { to: '/examen', label: 'Ir a la sala de espera', file: false },
  inExam: { to: '/examen', label: 'Continuar mi examen', file: false },
  carried: SOLICITUD,
  awaitingResults: { to: '/examen', label: 'Ver mi comprobante', file: false },
  out: { to: '/examen', label: 'Ver mi situación', file: false },
  results: { to: '/resultado', label: 'Ver mi resultado', file: false },
  concluded: null,
}

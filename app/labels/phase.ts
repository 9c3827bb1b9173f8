/**
 * Where a convocatoria stands, in words for header and landing page. Decides
 * nothing: whether an act is allowed is asked of the rules, not of this.
 */
import { isWithin, type Instant, type Window } from '#exam-engine/kernel/time.ts'

/** What header and landing page need of a convocatoria's times; turnos in their order. */
export interface Calendar {
  registration: Window
  results: Window
  turnos: readonly (Window & { number: number })[]
}

export type Phase = 'beforeRegistration' | 'registration' | 'beforeExams' | 'exams' | 'marking' | 'results' | 'closed'

export const PHASE_NAMES: Record<Phase, string> = {
  beforeRegistration: 'El registro aún no abre',
  registration: 'Registro abierto',
  beforeExams: 'Registro cerrado',
  exams: 'Aplicación del EFISER',
  marking: 'Calificación y asignación',
  results: 'Resultados y aceptación',
  closed: 'Periodo concluido',
}

/** What may be done now, in one sentence. */
export const PHASE_SENTENCES: Record<Phase, string> = {
  beforeRegistration: 'Prepare su registro: revise los cursos, sus prerrequisitos y las sedes.',
  registration: 'Puede registrarse, ordenar sus preferencias e imprimir su solicitud.',
  beforeExams: 'Consulte la fecha y hora de su examen y prepare su solicitud impresa y su identificación oficial.',
  exams: 'Preséntese en su sede con su solicitud impresa e identificación oficial antes de la hora de su examen.',
  marking: 'Los exámenes se califican y las plazas se asignan. Los resultados se publican en la fecha señalada.',
  results: 'Consulte su resultado y acepte o rechace la plaza antes del cierre. No responder equivale a rechazar.',
  closed: 'El periodo de consulta y aceptación terminó.',
}

/** The phase at `now`; phases follow each other without gaps. Convocatoria §2.1, §3.2, §5.1 */
export function findPhase({ registration, results, turnos }: Calendar, now: Instant): Phase {
  const first = turnos[0]
  const last = turnos.at(-1)
  if (now >= results.until) return 'closed'
  if (isWithin(results, now)) return 'results'
  if (last !== undefined && now >= last.until) return 'marking'
  if (first !== undefined && now >= first.from) return 'exams'
  if (now >= registration.until) return 'beforeExams'
  return isWithin(registration, now) ? 'registration' : 'beforeRegistration'
}

export interface NearDeadline {
  /** "Cierra el registro" */
  label: string
  at: Instant
}

const HOUR = 3_600_000

/** The next end that is close enough for a clock in the header: a window within 24 hours, a turno within one. */
export function findNearDeadline({ registration, results, turnos }: Calendar, now: Instant): NearDeadline | null {
  const ends = [
    { label: 'Cierra el registro', at: registration.until, within: 24 * HOUR },
    ...turnos.flatMap(({ number, from, until }) => [
      { label: `Inicia el turno ${number}`, at: from, within: HOUR },
      { label: `Termina el turno ${number}`, at: until, within: 3 * HOUR },
    ]),
    { label: 'Cierra la aceptación', at: results.until, within: 24 * HOUR },
  ]
  const near = ends.filter(({ at, within }) => at > now && at - now <= within).sort((a, b) => a.at - b.at)[0]
  return near === undefined ? null : { label: near.label, at: near.at }
}

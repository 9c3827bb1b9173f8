/**
 * Where a convocatoria stands, in words for header and landing page, and which
 * end is near enough for a clock. Decides nothing: whether an act is allowed is
 * asked of the rules.
 */
import type { Phase } from '#exam-engine/convocatoria/phase.ts'
import type { Instant, Window } from '#exam-engine/kernel/time.ts'

/** What header and landing page need of a convocatoria's times; turnos in their order. */
export interface Calendar {
  publishedAt: Instant
  registration: Window
  results: Window
  turnos: readonly (Window & { number: number })[]
}

export const PHASE_NAMES: Record<Phase, string> = {
  unpublished: 'Sin publicar',
  announced: 'El registro aún no abre',
  registration: 'Registro abierto',
  preparation: 'Antes del examen',
  exams: 'Aplicación del EFISER',
  selection: 'Calificación y asignación',
  results: 'Resultados y aceptación',
  concluded: 'Periodo concluido',
}

/** What may be done now, in one or two sentences. */
export const PHASE_SENTENCES: Record<Phase, string> = {
  unpublished: 'La convocatoria se publicará en la fecha que anuncie la Coordinación de Educación en Salud.',
  announced: 'Prepare su registro: revise los cursos, sus prerrequisitos y las sedes.',
  registration: 'Puede registrarse, ordenar sus preferencias e imprimir su solicitud.',
  preparation: 'Consulte la fecha y hora de su examen. Tenga a la mano su solicitud impresa y su identificación.',
  exams: 'Preséntese en su sede antes de la hora de su examen, con su solicitud impresa y su identificación oficial.',
  selection: 'Las calificaciones se reúnen y las plazas se asignan. Los resultados se publican en la fecha señalada.',
  results: 'Consulte su resultado y acepte o rechace la plaza antes del cierre. No responder equivale a rechazarla.',
  concluded: 'El periodo de consulta y aceptación terminó.',
}

export interface NearDeadline {
  /** "Cierra el registro" */
  label: string
  at: Instant
}

const HOUR = 3_600_000

/** The next end close enough for a clock in the header: a window's within a day, a turno's start within an hour. */
export function findNearDeadline({ registration, results, turnos }: Calendar, now: Instant): NearDeadline | null {
  const ends = [
    { label: 'Cierra el registro', at: registration.until, within: 24 * HOUR },
    ...turnos.flatMap(({ number, from, until }) => [
      { label: `Inicia el turno ${number}`, at: from, within: HOUR },
      { label: `Termina el turno ${number}`, at: until, within: 3 * HOUR },
    ]),
    { label: 'Cierra la aceptación', at: results.until, within: 24 * HOUR },
  ]
  const [near] = ends.filter(({ at, within }) => at > now && at - now <= within).sort((a, b) => a.at - b.at)
  return near === undefined ? null : { label: near.label, at: near.at }
}

/** What stands in the file of a person, in words. */
import type { Situation } from '#db/queries/person-search.ts'
import type { CorrectableField, RosterField } from '#db/tables/person-file-tables.ts'
import type { AcceptanceState } from '#exam-engine/convocatoria/acceptance.ts'
import type { FalseInformation } from '#exam-engine/convocatoria/false-information.ts'
import type { AttemptState } from '#exam-engine/sitting/attempt-machine.ts'
import type { VersionField } from '#exam-engine/convocatoria/version-changes.ts'
import type { StateWordProps } from '#app/components/feedback/state-word.tsx'

export const FALSE_INFORMATION_WORDS: Record<FalseInformation, string> = {
  identity: 'Identidad: nombre, CURP o nacimiento',
  course: 'Curso, grado o sede de adscripción',
  enarm: 'Ingreso por ENARM',
  publications: 'Publicaciones declaradas',
  declarations: 'Declaraciones bajo protesta',
  documents: 'Documentos presentados',
}

export const VERSION_FIELD_WORDS: Record<VersionField, string> = {
  name: 'Nombre', curp: 'CURP', sex: 'Sexo', bornOn: 'Nacimiento', birthState: 'Entidad de nacimiento', email: 'Correo',
  phone1: 'Teléfono', phone2: 'Otro teléfono', course: 'Especialidad y grado', adscription: 'Adscripción',
  subsede: 'Subsede', enarmFolio: 'Folio del ENARM', enarmYear: 'Año del ENARM', preferences: 'Preferencias',
  concludedCer: 'CER concluido', examSede: 'Sede del examen', examStart: 'Inicio del examen',
}

export const CORRECTABLE_WORDS: Record<CorrectableField | RosterField, string> = {
  given_names: 'Nombres', first_surname: 'Primer apellido', second_surname: 'Segundo apellido', curp: 'CURP', sex: 'Sexo',
  born_on: 'Fecha de nacimiento', ceme: 'Especialidad (CEME)', grade: 'Grado', adscription_sede: 'Sede de adscripción',
  rotation_sede: 'Sede de rotación',
}

export const SEX_WORDS = { H: 'Hombre', M: 'Mujer', X: 'Otro' } as const

export const ACCOUNT_WORDS = { none: 'Sin cuenta', active: 'Activa', disabled: 'Deshabilitada' } as const

export const SEAT_WORDS = {
  assigned: 'Asignada, sin respuesta', sedeAccepted: 'Sede aceptada', commitmentAccepted: 'Carta compromiso aceptada',
  letterIssued: 'Carta de aceptación emitida', rejected: 'Rechazada', resigned: 'Renunció', revoked: 'Revocada',
} as const satisfies Record<AcceptanceState, string>

export const SITUATION_LOOKS: Record<Situation, Required<Pick<StateWordProps, 'shape' | 'tone'>> & { word: string }> = {
  registered: { word: 'Registrada', shape: 'check', tone: 'success' },
  unregistered: { word: 'Sin registro', shape: 'empty', tone: 'neutral' },
  cancelled: { word: 'Cancelada', shape: 'triangle', tone: 'danger' },
}

/** Of the exam, without the moment of its turno. */
export const ATTEMPT_WORDS: Record<AttemptState, string> = {
  expected: 'Por presentar', admitted: 'En sala', inProgress: 'En examen', handedIn: 'Entregado', closed: 'Cerrado al término',
  denied: 'Acceso negado', absent: 'Ausente', cancelled: 'Cancelado',
}

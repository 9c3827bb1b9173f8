/**
 * The acts and subjects of the audit, and the keys of their payloads, in Spanish.
 * What is not here is shown by its code: the audit hides nothing that it cannot name.
 */
export const ACTION_WORDS = {
  'award.acceptCommitment': 'Aceptó la carta compromiso',
  'award.acceptSede': 'Aceptó la sede',
  'award.reject': 'Rechazó la plaza',
  'convocatoria.publish': 'Publicó la convocatoria',
  'demo.moveClock': 'Movió el reloj de la demostración',
  'exam.mark': 'Calificó un examen',
  'form.freeze': 'Congeló una forma de examen',
  'items.import': 'Cargó reactivos al banco',
  'letter.deliver': 'Recibió completa la carta de aceptación',
  'letter.issue': 'Obtuvo la carta de aceptación',
  'selection.freeze': 'Congeló la entrada de la selección',
  'selection.publish': 'Publicó los resultados',
  'selection.run': 'Ejecutó la selección',
  'session.close': 'Cerró su sesión',
  'session.open': 'Inició sesión',
  'session.refuse': 'Se rechazó un inicio de sesión',
  'sitting.admit': 'Admitió a un aspirante',
  'sitting.cancel': 'Canceló un examen por fraude',
  'sitting.claimLease': 'Tomó la escritura de su examen',
  'sitting.close': 'Se cerró un examen al término',
  'sitting.deny': 'Negó el acceso',
  'sitting.giveOfflineKey': 'Recibió en su equipo la llave para abrir sin red',
  'sitting.grantAdjustment': 'Registró un ajuste por resolución',
  'sitting.handIn': 'Entregó su examen',
  'sitting.markAbsent': 'Se registró una ausencia',
  'sitting.reinstate': 'Revirtió una cancelación',
  'sitting.releaseLease': 'Liberó el equipo de un examen',
  'sitting.revokeAdjustment': 'Revocó un ajuste',
  'sitting.showOfflineCode': 'Vio el código para abrir un examen sin red',
  'sitting.start': 'Abrió su examen',
  'sitting.tellOfflineOpening': 'Avisó que su equipo abrió el examen sin red',
  'sitting.undoDenial': 'Deshizo un acceso negado',
  'turno.announce': 'Envió un aviso',
  'turno.compensate': 'Repuso tiempo a una sede',
  'turno.issueActa': 'Emitió el acta del turno',
} as const satisfies Record<string, string>

export const SUBJECT_WORDS = {
  attempt: 'Examen de un aspirante',
  award: 'Plaza asignada',
  clock: 'Reloj',
  convocatoria: 'Convocatoria',
  exam: 'Examen',
  form: 'Forma de examen',
  identifier: 'Identificador',
  person: 'Persona',
  selectionRun: 'Corrida de la selección',
  turno: 'Turno',
} as const satisfies Record<string, string>

const KEY_WORDS = {
  added: 'Agregados',
  adjustmentId: 'Ajuste',
  again: 'Otra vez',
  alreadyInBank: 'Ya en el banco',
  announcementId: 'Aviso',
  answeredCount: 'Contestadas',
  answersDigest: 'Huella de las respuestas',
  attemptId: 'Examen de un aspirante',
  attempts: 'Exámenes de aspirantes',
  awards: 'Plazas asignadas',
  candidates: 'Aspirantes',
  chainHead: 'Fin de la cadena de respuestas',
  chainLength: 'Guardados',
  checks: 'Comprobaciones',
  closesAt: 'Cierra',
  compensationId: 'Reposición',
  contentSha256: 'Huella de la forma',
  counts: 'Conteos',
  device: 'Equipo',
  epoch: 'Época',
  examId: 'Examen',
  extraMinutes: 'Minutos adicionales',
  extraPercent: 'Porcentaje adicional',
  fileSha256: 'Huella del archivo',
  formId: 'Forma',
  from: 'De',
  holder: 'Titular',
  idShown: 'Mostró identificación',
  identityMatches: 'La identidad coincide',
  inputSha256: 'Huella de la entrada',
  itemCount: 'Reactivos',
  keyId: 'Llave',
  keys: 'Claves',
  minutes: 'Minutos',
  noteSha256: 'Huella de la nota',
  openedAt: 'Se abrió',
  opensAt: 'Se abre',
  pools: 'Combinaciones de plazas',
  present: 'Presentes',
  reason: 'Motivo',
  resolutionSha256: 'Huella de la resolución',
  resultsSha256: 'Huella de los resultados',
  rulesSha256: 'Huella de las reglas',
  sedeCode: 'Sede',
  session: 'Sesión',
  sha256: 'Huella',
  solicitudShown: 'Mostró la solicitud',
  sumMinutes: 'Minutos en total',
  textSha256: 'Huella del texto',
  to: 'A',
  version: 'Versión',
  warnings: 'Avisos',
  withoutEnarm: 'Sin ENARM',
} as const satisfies Record<string, string>

export function describeAction(action: string): string {
  return find(ACTION_WORDS, action)
}

export function describeSubjectType(subjectType: string): string {
  return find(SUBJECT_WORDS, subjectType)
}

export function describeKey(key: string): string {
  return find(KEY_WORDS, key)
}

function find(words: Readonly<Record<string, string>>, code: string): string {
  return Object.hasOwn(words, code) ? words[code] ?? code : code
}

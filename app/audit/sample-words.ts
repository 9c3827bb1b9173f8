/** Samples in Spanish: what they are drawn from, what is compared in a row, and what the platform holds of it. */
import type { Check, Population } from '#exam-engine/audit/sample-checks.ts'

export const POPULATION_WORDS: Readonly<Record<Population, string>> = {
  attempts: 'Exámenes entregados o cerrados',
  registrations: 'Versiones de solicitudes',
  publications: 'Artículos con decisión',
  letters: 'Cartas de aceptación emitidas',
  results: 'Resultados de una corrida de la selección',
}

export const CHECK_WORDS: Readonly<Record<Check, string>> = {
  answerChain: 'La cadena de respuestas está íntegra y termina como se cerró («Comprobar la cadena»)',
  receipt: 'El comprobante tiene la huella de las respuestas que cuentan',
  markRecomputed: 'La calificación, calculada de nuevo con la clave congelada, es la misma',
  acta: 'El acta del turno asienta el examen',
  versionHash: 'La huella de la versión corresponde a su contenido',
  window: 'Se registró dentro de la ventana',
  audited: 'La auditoría tiene el acto con la misma huella',
  course: 'El curso y el grado son los del padrón',
  judges: 'La juzgaron dos personas, ninguna de la sede del autor',
  thirdJudge: 'Donde no coincidieron, decidió una tercera',
  decision: 'La decisión es la que resulta de los juicios firmados',
  points: 'Los puntos son los de su tipo y lugar de autoría',
  onceIssued: 'Se emitió una sola vez',
  commitment: 'Se emitió después de aceptar la carta compromiso',
  seatOfRun: 'La plaza es la que asignó la corrida publicada',
  efiser: 'El EFISER es el de su examen',
  grades: 'Las calificaciones son las de las hojas firmadas',
  enarm: 'El ENARM es el de la carga del Instituto',
  seat: 'La plaza es la primera disponible de su lista según su posición',
}

const FACT_WORDS: Readonly<Record<string, string>> = {
  folio: 'Folio', turno: 'Turno', sede: 'Sede', state: 'Estado', finishedAt: 'Terminó', chainLength: 'Guardados',
  chainHead: 'Fin de la cadena de respuestas', answersDigest: 'Huella de las respuestas al cierre',
  receiptSha256: 'Último comprobante (SHA-256)', formSha256: 'Forma congelada (SHA-256)',
  markOfReceipt: 'La calificación lee las respuestas del comprobante', markOfKey: 'La calificación usa la clave de la forma',
  actaComplete: 'El acta del turno está completa', audited: 'El acto está en la auditoría', version: 'Versión',
  registeredAt: 'Registrada', sha256: 'Huella (SHA-256)', hashHolds: 'La huella corresponde al contenido',
  withinWindow: 'Dentro de la ventana de registro', isLast: 'Es la última versión', ceme: 'Especialidad', grade: 'Grado',
  declaration: 'Declaración', doi: 'DOI', accepted: 'Cuenta', basis: 'Fundamento', type: 'Tipo',
  authorPosition: 'Lugar de autoría', points: 'Puntos', decidedAt: 'Decidida', judgements: 'Juicios firmados',
  differentJudgements: 'Juicios distintos entre sí', notByAuthor: 'Nadie juzgó lo propio', issuedAt: 'Emitida',
  commitmentAcceptedAt: 'Aceptó la carta compromiso', afterCommitment: 'Emitida después del compromiso',
  ofPublishedRun: 'De la corrida publicada', seatOfResult: 'La plaza es la del resultado',
  issuesAudited: 'Emisiones en la auditoría', selectionId: 'Identificador de selección', status: 'Situación',
  exclusion: 'Exclusión', efiserOfMark: 'El EFISER es el del examen', enarmOfRecord: 'El ENARM es el del expediente',
  gradesOnRecord: 'Calificaciones en el expediente', nobodyBelowBefore: 'Nadie con menor puntaje tiene mejor posición',
  seatListed: 'La plaza está en su lista', inputSha256: 'Entrada (SHA-256)', resultsSha256: 'Resultados (SHA-256)',
}

export function describeFact(key: string): string {
  return FACT_WORDS[key] ?? key
}

export function describeFactValue(value: string | number | boolean | null): string {
  if (value === null) return '—'
  if (typeof value === 'boolean') return value ? 'Sí' : 'NO'
  return String(value)
}

export const OUTCOME_WORDS = { conforms: 'Conforme', observed: 'Observación' } as const

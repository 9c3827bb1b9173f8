/** What the check of a call found, in Spanish, with what to do; `about` names the course, exam, pool, date or clause. */
import type { CallPart, Finding, FindingCode } from '#exam-engine/convocatoria/call-findings.ts'

type Text = string | ((about: string) => string)

const TEXTS: Record<FindingCode, Text> = {
  ERRATA_EMPTY: 'La fe de erratas no cambia nada todavía.',
  ERRATA_TAKES: (about) =>
    `${sentence(about)}: una fe de erratas no quita ni acorta lo publicado. Devuélvalo a lo que decía, o amplíelo.`,
  SEATS_FROZEN: 'La selección ya se congeló con estas plazas: no cambian más.',
  DATES_UNCHECKED: (part) => `Las fechas ${part === 'cronograma' ? 'del cronograma ' : ''}se copiaron de la convocatoria `
    + `anterior. Revíselas y ${part === 'cronograma' ? 'confírmelas' : 'guárdelas'}.`,
  CALL_EXISTS: (id) => `Ya hay una convocatoria ${id}. Cambie el ciclo o el periodo.`,
  OVERLAPS_OTHER_CALL: (id) => `El registro se encima con ${id}, que aún no termina. Muévalo a después.`,
  CONTRADICTION: (about) => `Las reglas se contradicen (${about}). Revise fechas, cursos y pesos.`,
  PUBLICATION_PAST: 'La fecha de publicación ya pasó. Escriba una que esté por venir.',
  WINDOW_REVERSED: (about) => `${sentence(about)}: termina antes de comenzar. Corrija el inicio o el fin.`,
  REGISTRATION_BEFORE_PUBLICATION: 'El registro abre antes de que la convocatoria se publique.',
  PRINT_OUTSIDE_REGISTRATION: 'La solicitud se imprime fuera del periodo de registro.',
  EXAM_BEFORE_REGISTRATION_ENDS: (exam) => `${exam}: el examen comienza antes de que cierre el registro.`,
  EXAM_AFTER_RESULTS: (exam) => `${exam}: el examen termina después del día de los resultados.`,
  RESULTS_NOT_ON_DAY: 'La hora de los resultados no cae en el día que anuncia la convocatoria.',
  DEADLINE_BEFORE_RESULTS: (about) => `${sentence(about)}: vence antes de que el resultado se conozca.`,
  COURSE_TWICE: (cer) => `${cer}: el curso está dos veces. Quite uno.`,
  PREREQUISITE_TWICE: (cer) => `${cer}: el mismo prerrequisito está dos veces.`,
  PREREQUISITE_WITHOUT_EXAM: (exam) => `${exam} es prerrequisito de un curso y no tiene examen. Agréguelo.`,
  EXCEPTION_UNDECIDED: (cer) =>
    `${cer} se abrió a más grados «sin sentar precedente». Decida si ahora también, y guarde el curso.`,
  EXCEPTION_OF_NO_COURSE: (cer) => `${cer} admite a quien concluyó un CER y no es un curso de esta convocatoria.`,
  EXAM_TWICE: (exam) => `${exam}: el examen está dos veces; nadie puede presentarlo en dos turnos. Quite uno.`,
  EXAM_UNUSED: (exam) => `${exam}: ningún curso pide este examen. Quítelo, o agréguelo a un curso.`,
  EXAM_REVERSED: (exam) => `${exam}: el examen termina antes de comenzar.`,
  EXAM_WITHOUT_LENGTH: (exam) => `${exam}: falta cuántos reactivos tiene.`,
  EXAM_ALL_RESEARCH: (exam) => `${exam}: no puede haber solo reactivos de investigación.`,
  TURNOS_OVERLAP: (exams) => `${exams}: los turnos se enciman sin ser el mismo. Sepárelos, o iguale sus horas.`,
  COURSE_WITHOUT_SEATS: (cer) => `${cer} no tiene plazas. Agréguelas, o quite el curso.`,
  REGISTRATION_AFTER_RESULTS: 'El registro cierra después del día de los resultados.',
  CARRY_IN_FIRST_PERIOD: 'El primer periodo de un ciclo no tiene calificaciones anteriores: necesita su cronograma.',
  CARRY_WITH_CRONOGRAMA: (exam) => `${exam}: valen las calificaciones del periodo anterior, así que no hay exámenes. Quítelo.`,
  CARRY_WITHOUT_SOURCE: 'Ningún periodo anterior de este ciclo tiene resultados publicados de los que tomar las calificaciones.',
  CARRY_OTHER_TERMS: 'Los pesos, los puntos o la fecha de los artículos no son los del periodo en que se obtuvo la calificación.',
  SEATS_ABOVE_FREE: (pool) => `${pool}: hay menos plazas libres en este ciclo que las que se ofrecen (§5.3). Redúzcalas.`,
  SEATS_BELOW_FREE: (pool) => `${pool}: quedaron libres más plazas que las que se ofrecen. Revise si las agrega.`,
  SEATS_NEGATIVE: (pool) => `${pool}: las plazas no pueden ser menos de cero.`,
  FOREIGN_NEGATIVE: (pool) => `${pool}: el máximo de extranjeros no puede ser menos de cero.`,
  FOREIGN_ABOVE_SEATS: (pool) => `${pool}: el máximo de extranjeros pasa de las plazas.`,
  POOL_TWICE: (pool) => `${pool}: las plazas están dos veces. Quite un renglón.`,
  POOL_OF_NO_COURSE: (pool) => `${pool}: ese curso no está en la convocatoria.`,
  POOL_OF_NO_SEDE: (pool) => `${pool}: esa sede no está en la convocatoria. Agréguela.`,
  SEDE_TWICE: (code) => `${code}: la sede está dos veces. Quite una.`,
  SEDE_UNUSED: (code) => `${code}: la sede no tiene plazas.`,
  SEDE_RENAMED: (code) => `${code}: el Instituto conoce esta sede con otros datos, que valen para todas las convocatorias.`,
  PICTURE_NOT_TAKEN: (bytes) => `La plataforma recibe un JPG de hasta 409,600 bytes, y aquí dice ${bytes}. Escriba uno que quepa.`,
  CRITERIA_APART: (codes) => `${codes}: no son los criterios que responde quien evalúa. Avise a sistemas.`,
  RESIGNATION_WITHOUT_MAILBOX: 'Falta el correo al que se envía la renuncia.',
  RESIGNATION_SUBJECT_BARE: (names) => `Al asunto de la renuncia le falta ${names}.`,
  WEIGHTS_NOT_WHOLE: (sum) => `Los tres pesos suman ${sum} y no 100 %.`,
  TIE_TWICE: 'Un criterio de desempate está dos veces.',
  TEXT_TWICE: (clause) => `La cláusula ${clause} está dos veces. Quite una.`,
  TEXT_OF_OLD_CALL: (old) => `El texto dice «${old}», que no es una fecha, un ciclo ni un máximo de esta convocatoria. Revíselo.`,
}

export function describeFinding({ code, about }: Pick<Finding, 'code' | 'about'>): string {
  const text = TEXTS[code]
  return typeof text === 'string' ? text : text(about)
}

/** Which field of a part of one form a finding is about: the last of those that could be wrong. */
const FIELDS: Partial<Record<FindingCode, string | Readonly<Record<string, string>>>> = {
  CALL_EXISTS: 'cycle', PUBLICATION_PAST: 'publishedAt', REGISTRATION_BEFORE_PUBLICATION: 'registrationFrom',
  PRINT_OUTSIDE_REGISTRATION: 'printUntil', RESULTS_NOT_ON_DAY: 'resultsFrom', OVERLAPS_OTHER_CALL: 'registrationFrom',
  WEIGHTS_NOT_WHOLE: 'efiser', TIE_TWICE: 'tie1', PICTURE_NOT_TAKEN: 'maxBytes', CRITERIA_APART: 'C1',
  RESIGNATION_WITHOUT_MAILBOX: 'mailboxes', RESIGNATION_SUBJECT_BARE: 'subjectTemplate',
  WINDOW_REVERSED: { registro: 'registrationUntil', solicitud: 'printUntil', resultados: 'resultsUntil' },
  DEADLINE_BEFORE_RESULTS: {
    'renuncia para volver a concursar': 'competeAgain', 'renuncia conservando el curso actual': 'keepCourse',
    'presentación en la nueva sede': 'arrival', 'pago de matrícula': 'tuition',
  },
  ERRATA_TAKES: {
    'ciclo y periodo': 'cycle', 'publicación de la convocatoria': 'publishedAt', 'día y hora de los resultados': 'publishOn',
    registro: 'registrationUntil', solicitud: 'printUntil', resultados: 'resultsUntil', 'fecha de los artículos': 'cutoff',
    'renuncia para volver a concursar': 'competeAgain', 'renuncia conservando el curso actual': 'keepCourse',
    'presentación en la nueva sede': 'arrival', 'pago de matrícula': 'tuition', 'pesos y puntos': 'efiser',
    'regla de empate': 'tie1', 'criterios de los artículos': 'C1', 'tamaño de la imagen': 'maxBytes',
  },
}

/** Parts of rows, where `about` names the row as its list does. */
const LISTS: ReadonlySet<CallPart> = new Set(['cursos', 'cronograma', 'plazas', 'sedes', 'textos'])
/** Of these `about` is no row that there is. */
const OF_NO_ROW: ReadonlySet<FindingCode> = new Set(['PREREQUISITE_WITHOUT_EXAM', 'COURSE_WITHOUT_SEATS', 'ERRATA_TAKES',
  'EXCEPTION_OF_NO_COURSE', 'DATES_UNCHECKED', 'SEATS_FROZEN'])

/** Where in the draft at `home` it is mended: the field of a form, the row of a list, or the part. */
export function placeOfFinding(home: string, { code, part, clause, about }: Finding): string {
  const field = FIELDS[code]
  const name = typeof field === 'string' ? field : field?.[about]
  if (name !== undefined) return `${home}/${part}#${name}`
  if (!LISTS.has(part) || OF_NO_ROW.has(code)) return `${home}/${part}`
  const row = code === 'TEXT_OF_OLD_CALL' ? clause : code === 'TURNOS_OVERLAP' ? about.split(' / ').at(-1) ?? about : about
  return `${home}/${part}?renglon=${encodeURIComponent(row)}`
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

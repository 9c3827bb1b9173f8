/** What the registration is called, step by step, and what a person reads when something is missing or not met. */
import type { CurpDisagreement } from '#exam-engine/convocatoria/curp.ts'
import type { UnmetRule } from '#exam-engine/convocatoria/eligibility.ts'
import type { MissingCode } from '#exam-engine/convocatoria/registration.ts'
import type { RegistrationStep } from '#exam-engine/convocatoria/registration-fields.ts'

export const STEP_TITLES: Record<RegistrationStep, string> = {
  identity: 'Identidad',
  contact: 'Contacto',
  course: 'Curso actual',
  enarm: 'ENARM',
  preferences: 'Curso y sedes',
  declarations: 'Declaraciones bajo protesta',
}

/** The last part of each step's address. */
export const STEP_SLUGS: Record<RegistrationStep, string> = {
  identity: 'identidad', contact: 'contacto', course: 'curso', enarm: 'enarm', preferences: 'cursos',
  declarations: 'declaraciones',
}

export function stepHref(step: RegistrationStep): string {
  return `/registro/${STEP_SLUGS[step]}`
}

export const FIELD_NAMES: Readonly<Record<string, string>> = {
  curp: 'CURP', sex: 'Sexo', bornOn: 'Fecha de nacimiento', birthState: 'Entidad de nacimiento',
  email: 'Correo electrónico', phone1: 'Teléfono principal', phone2: 'Otro teléfono',
  subsede: 'Subsede', confirmed: 'Confirmación de sus datos',
  byEnarm: 'Ingreso por ENARM', folio: 'Folio del ENARM', year: 'Año del ENARM', pools: 'Sedes en orden',
  criminalProcess: 'Proceso penal', litigation: 'Litigio contra el IMSS', concluded: 'CER concluido',
  concludedCer: 'Cuál CER concluyó', medicalLeave: 'Incapacidad médica',
  leaveAcknowledged: 'Responsabilidad por su salud', truthful: 'Información verdadera', final: 'Elección definitiva',
}

/** What to do, per field where the code alone does not say it. */
const EMPTY_TEXTS: Readonly<Record<string, string>> = {
  curp: 'Escriba su CURP', sex: 'Elija el sexo como está en su CURP', bornOn: 'Escriba su fecha de nacimiento',
  birthState: 'Elija su entidad de nacimiento', email: 'Escriba su correo electrónico',
  phone1: 'Escriba su teléfono principal', phone2: 'Escriba otro teléfono',
  byEnarm: 'Diga si ingresó por el ENARM', folio: 'Escriba su folio del ENARM', year: 'Escriba el año de su ENARM',
  criminalProcess: 'Responda si está sujeto a un proceso penal', litigation: 'Responda si tiene un litigio contra el IMSS',
  concluded: 'Responda si ya concluyó un curso de rama', medicalLeave: 'Responda si tiene una incapacidad médica',
}

/** What each box says, so that a list of what is missing tells them apart. */
const BOX_TEXTS: Readonly<Record<string, string>> = {
  confirmed: 'Confirme que los datos de su curso son correctos',
  leaveAcknowledged: 'Marque que presenta el examen por su voluntad y asume la responsabilidad por su salud (§3.1)',
  truthful: 'Marque que la información que registra es verdadera (§2.2 E)',
  final: 'Marque que eligió su curso y sus sedes con cuidado (§2.2 B)',
}

/** The clause that the answer does not meet, as that of describeUnmet. */
const NOT_ELIGIBLE_TEXTS: Readonly<Record<string, string>> = {
  byEnarm: 'Quien no ingresó por el ENARM no puede participar (§1.1 A). Si fue un error, cambie su respuesta',
  criminalProcess: 'Con un proceso penal no puede participar (§1.2 A). Si fue un error, cambie su respuesta',
  litigation: 'Con un litigio contra el IMSS no puede participar (§1.2 A). Si fue un error, cambie su respuesta',
}

const MISSING_TEXTS: Record<Exclude<MissingCode, 'EMPTY'>, string> = {
  CURP_STRUCTURE: 'La CURP tiene 18 letras y números: cópiela como está en su constancia',
  CURP_DATE: 'La fecha dentro de la CURP no existe: cópiela de nuevo de su constancia',
  CURP_STATE: 'La entidad dentro de la CURP no existe: cópiela de nuevo de su constancia',
  CURP_CHECK_DIGIT: 'El último dígito no corresponde a esta CURP: alguna letra o número está mal escrito',
  BIRTH_INVALID: 'Escriba una fecha de nacimiento que exista',
  EMAIL_INVALID: 'Escriba un correo como nombre@dominio.mx',
  PHONE_INVALID: 'Escriba los 10 dígitos del teléfono, con lada y sin prefijos',
  PHONES_EQUAL: 'Escriba un segundo teléfono distinto del primero',
  NOT_CONFIRMED: 'Marque la casilla para confirmarlo',
  ENARM_FOLIO_INVALID: 'Escriba el folio como está en su constancia: letras, números y guiones',
  ENARM_YEAR_INVALID: 'Escriba el año en que presentó el ENARM, con cuatro dígitos y anterior al ciclo actual',
  NO_PREFERENCES: 'Agregue al menos una sede a su lista (§2.1 B)',
  POOL_UNKNOWN: 'Una sede de su lista ya no está en la convocatoria: quítela',
  CER_NOT_ELIGIBLE: 'No cumple los requisitos del curso que eligió: elija otro',
  TOO_MANY_CERS: 'Su lista tiene sedes de más de un curso: deje las de uno solo',
  NOT_ELIGIBLE: 'Con esta respuesta no puede participar en la convocatoria (§1.1 A, §1.2 A)',
  CER_UNKNOWN: 'Elija qué curso de rama concluyó',
}

export function describeMissing({ field, code }: { field: string, code: MissingCode }): string {
  switch (code) {
    case 'EMPTY': return EMPTY_TEXTS[field] ?? 'Llene este campo'
    case 'NOT_CONFIRMED': return BOX_TEXTS[field] ?? MISSING_TEXTS[code]
    case 'NOT_ELIGIBLE': return NOT_ELIGIBLE_TEXTS[field] ?? MISSING_TEXTS[code]
    default: return MISSING_TEXTS[code]
  }
}

/** What the call asks and is not met, with its clause. */
export function describeUnmet(rule: UnmetRule): string {
  switch (rule.code) {
    case 'BARRED': return 'No haber proporcionado información falsa en un registro: su solicitud se canceló (§2.2 E).'
    case 'NOT_BY_ENARM': return 'Haber ingresado a su especialidad por el ENARM (§1.1 A).'
    case 'NOT_ENROLLED': return 'Estar inscrito en un CEME en el ciclo actual (§1.1 B): en el padrón no lo está.'
    case 'PREREQUISITE_NOT_MET': return `Cursar ${rule.accepted.replaceAll('; ', ' o ')} (§1.1 C).`
    case 'CRIMINAL_PROCESS': return 'No estar sujeto a un proceso penal (§1.2 A).'
    case 'LITIGATION': return 'No tener un litigio en curso contra el IMSS (§1.2 A).'
    case 'CER_ALREADY_CONCLUDED': return `No haber concluido otro curso de rama (§1.2 B): declaró ${rule.concludedCer}.`
    case 'HOLDS_SEAT': return 'No tener una plaza aceptada en este ciclo: para concursar debió renunciar a tiempo (§5.17).'
    case 'RESIGNED_TOO_LATE': return 'Haber renunciado a su plaza antes de la fecha límite: la suya se envió después (§5.17).'
    case 'DROPPED_AS_FOREIGN': return 'No haber causado baja por matrícula o estatus migratorio (§5.18).'
    case 'NO_CARRIED_MARK': return 'Haber presentado en este ciclo el EFISER de su especialidad y grado: en este periodo no hay examen (§4.2 B, §5.13).'
    case 'NO_EXAM': return 'Que su especialidad y grado tengan examen en el cronograma (§3.1 A).'
  }
}

export const DISAGREEMENT_TEXTS: Record<CurpDisagreement, string> = {
  NAME: 'las letras de su nombre',
  BIRTH: 'la fecha de nacimiento',
  SEX: 'el sexo',
  STATE: 'la entidad de nacimiento',
}

export const TRAIL_NAMES = {
  access: 'Entrada al registro', draft: 'Cambio en el borrador', version: 'Versión registrada', print: 'Impresión de la solicitud',
} as const

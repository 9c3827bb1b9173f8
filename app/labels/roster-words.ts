/** What is wrong, or doubtful, with a row of a roster, in Spanish, with what to do. */
import type { RosterDoubt, RosterFault } from '#exam-engine/convocatoria/roster-rows.ts'

const PROBLEMS: Readonly<Record<RosterFault['problem'], string>> = {
  MATRICULA_INVALID: 'La matrícula debe tener de 5 a 12 cifras.',
  EMAIL_INVALID: 'El correo no tiene forma de dirección: nombre@servidor.',
  NAME_MISSING: 'Faltan los nombres o el primer apellido.',
  CURP_STRUCTURE: 'La CURP debe tener 18 caracteres con su estructura.',
  CURP_DATE: 'La fecha dentro de la CURP no existe.',
  CURP_STATE: 'La entidad dentro de la CURP no existe.',
  CURP_CHECK_DIGIT: 'El último dígito de la CURP no corresponde a los demás: hay un error al copiarla.',
  ROLE_UNKNOWN: 'El rol no existe. Use residente, supervisor, educación, profesor, evaluador, OOAD o auditor.',
  ROLE_BY_HAND: 'Administración no se da por archivo: délo en la página de la persona, con su motivo.',
  SEDE_UNKNOWN: 'La sede no existe: use su clave, como en la página de sedes.',
  OOAD_UNKNOWN: 'El OOAD no existe: escríbalo como en la página de sedes.',
  CEME_UNKNOWN: 'La especialidad no está entre las de la convocatoria.',
  GRADE_INVALID: 'El grado debe ser un número del 1 al 6.',
  CATEGORY_UNKNOWN: 'La categoría debe ser mexicana o extranjera (§2.2 D).',
  ENROLLED_UNKNOWN: 'En «inscrito» escriba sí o no; vacío es sí.',
  ROTATION_UNKNOWN: 'La sede de rotación no existe: use su clave, o deje la celda vacía.',
  ROW_REPEATED: 'Repite a la persona y el rol de otro renglón. Deje uno solo.',
  PERSON_DIFFERS: 'La misma matrícula tiene otros datos en otro renglón. Corrija el que esté mal.',
  EMAIL_TAKEN: 'El correo ya es de otra matrícula: cada persona necesita el suyo.',
  CURP_TAKEN: 'La CURP ya es de otra matrícula.',
  NAME_OTHER: 'La matrícula ya está registrada con otro nombre. Compruebe de quién es.',
  CURP_OTHER: 'La matrícula ya está registrada con otra CURP. Compruebe de quién es.',
  EMAIL_ACTIVE: 'La cuenta ya está activa con otro correo: no se cambia por archivo.',
  ENTRY_OTHER: 'Ya está en el padrón con otra especialidad, grado, sede o categoría: se corrige en su expediente.',
}

export function describeRosterFault({ problem, firstLine }: RosterFault): string {
  return firstLine === undefined ? PROBLEMS[problem] : `${PROBLEMS[problem]} Está en el renglón ${String(firstLine)}.`
}

const DOUBTS: Readonly<Record<RosterDoubt['doubt'], string>> = {
  NAME: 'La CURP no corresponde al nombre: compruébela.',
  BIRTH: 'La CURP no corresponde a la fecha de nacimiento.',
  SEX: 'La CURP no corresponde al sexo.',
  STATE: 'La CURP no corresponde a la entidad.',
  NO_EXAM: 'La convocatoria no tiene examen de esa especialidad y grado: no podrá registrarse.',
}

export const describeRosterDoubt = ({ doubt }: RosterDoubt): string => DOUBTS[doubt]

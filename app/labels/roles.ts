/** Roles in words, and the name of the area in which each works. */
import type { Role } from '#db/tables/people-tables.ts'

export const ROLE_NAMES: Record<Role, string> = {
  residente: 'Residente',
  supervisor: 'Supervisión',
  educacion: 'Autoridad educativa',
  profesor: 'Profesor titular',
  evaluador: 'Evaluación',
  ooad: 'OOAD',
  admin: 'Administración',
  auditor: 'Auditoría',
}

/** Null where a role has no area of its own yet: no link leads nowhere. */
export const AREA_NAMES: Record<Role, string | null> = {
  residente: 'Mi proceso',
  supervisor: 'Supervisión',
  educacion: null,
  profesor: null,
  evaluador: null,
  ooad: null,
  admin: 'Administración',
  auditor: 'Auditoría',
}

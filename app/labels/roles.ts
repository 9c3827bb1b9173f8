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

export const AREA_NAMES: Record<Role, string> = {
  residente: 'Mi proceso',
  supervisor: 'Supervisión',
  educacion: 'Mi sede',
  profesor: 'Mis residentes',
  evaluador: 'Publicaciones',
  ooad: 'Mis sedes',
  admin: 'Administración',
  auditor: 'Auditoría',
}

/** In which role somebody acted, as the audit keeps it: who signs in or out acts for oneself, in no role yet. */
export function nameRole(role: string): string {
  return role === 'self' ? 'Por su cuenta' : (ROLE_NAMES as Readonly<Record<string, string>>)[role] ?? role
}

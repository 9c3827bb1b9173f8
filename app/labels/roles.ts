/** Roles in words, and the page each of them starts from. */
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

/** Null where a role has no page yet. */
export const ROLE_PLACES: Record<Role, { to: string, label: string } | null> = {
  residente: { to: '/residente', label: 'Mi proceso' },
  supervisor: { to: '/supervisor', label: 'Supervisión' },
  educacion: null,
  profesor: null,
  evaluador: null,
  ooad: null,
  admin: { to: '/admin', label: 'Administración' },
  auditor: { to: '/auditoria', label: 'Auditoría' },
}

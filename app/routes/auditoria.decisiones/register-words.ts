/** The registers of the auditor in Spanish: their names, their columns, and the codes in them. */
import type { Register } from '#db/queries/auditor-registers.ts'
import { describePublicationType } from '#app/labels/publication-types.ts'
import { ROLE_NAMES } from '#app/labels/roles.ts'

export const REGISTER_WORDS: Readonly<Record<Register, string>> = {
  correcciones: 'Correcciones de calificaciones',
  publicaciones: 'Decisiones sobre publicaciones',
  anulaciones: 'Reactivos anulados',
  versiones: 'Versiones de solicitudes',
  actas: 'Actas',
  cartas: 'Cartas de aceptación',
  roles: 'Roles del personal',
  correos: 'Correos, sin destinatario ni contenido',
}

export const COLUMN_WORDS: Readonly<Record<string, string>> = {
  folio: 'Folio', year: 'Grado', proposedAt: 'Propuesta', proposedBy: 'Propuso', outcome: 'Resultado', decidedAt: 'Decidida',
  decidedBy: 'Decidió', doi: 'DOI', accepted: 'Cuenta', basis: 'Fundamento', type: 'Tipo', authorPosition: 'Autoría',
  judgements: 'Juicios', ceme: 'Especialidad', grade: 'Grado', items: 'Reactivos', kind: 'Clase', policy: 'Regla',
  reason: 'Motivo', effectSha256: 'Efecto (SHA-256)', version: 'Versión', registeredAt: 'Registrada', sha256: 'SHA-256',
  turno: 'Turno', sede: 'Sede', frozenAt: 'Congelada', signatures: 'Firmas', completedAt: 'Completa', state: 'Estado',
  issuedAt: 'Emitida', deliveredAt: 'Recibida completa', matricula: 'Matrícula', role: 'Rol', scope: 'Ámbito',
  writtenAt: 'Escrito', sentAt: 'Enviado', attempts: 'Intentos', fault: 'Falla',
}

const CODES: Readonly<Record<string, string>> = {
  pending: 'Pendiente', approved: 'Aprobada', rejected: 'Rechazada', withdrawn: 'Retirada', waiting: 'En espera',
  sent: 'Enviado', failed: 'Falló', assigned: 'Asignada', sedeAccepted: 'Sede aceptada',
  commitmentAccepted: 'Compromiso aceptado', letterIssued: 'Carta emitida',
}

export function describeCode(column: string, code: string): string {
  if (column === 'role') return (ROLE_NAMES as Readonly<Record<string, string>>)[code] ?? code
  if (column === 'type') return describePublicationType(code)
  return column === 'outcome' || column === 'state' ? CODES[code] ?? code : code
}

/** What of the convocatoria in force an admin may set: the coordination's telephone and when the doors open. */
import type { Window } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx, Trx } from '../client.ts'
import { findCurrentConvocatoria } from './convocatoria-windows.ts'

export interface Parameters {
  coordinationPhone: string
  /** Before T0. */
  checkInMinutes: number
  /** Before the first turno; from there on no sede of an exam changes. §3.1 */
  sedeChangeLeadHours: number
  /** Who never printed inside the window (§2.1 C) still prints, or is given the print at the desk of the sede. */
  lateFirstPrint: LateFirstPrint
}

export type LateFirstPrint = 'allowed' | 'desk'

/** Undefined before the first convocatoria. */
export async function readParameters(db: DbOrTrx) {
  const current = await findCurrentConvocatoria(db)
  if (current === undefined) return undefined
  return db.selectFrom('convocatoria')
    .select(['id as convocatoriaId', 'title', 'coordination_phone as coordinationPhone',
      'check_in_minutes as checkInMinutes', 'sede_change_lead_hours as sedeChangeLeadHours',
      'late_first_print as lateFirstPrint'])
    .where('id', '=', current.id).executeTakeFirst()
}

/** The same, locked, with the turnos to which it applies. */
export async function lockCurrentParameters(trx: Trx) {
  const current = await readParameters(trx)
  if (current === undefined) return undefined
  const locked = await trx.selectFrom('convocatoria').select('check_in_minutes as checkInMinutes')
    .where('id', '=', current.convocatoriaId).forNoKeyUpdate().executeTakeFirstOrThrow()
  const turnos: Window[] = await trx.selectFrom('turno').select(['starts_at as from', 'ends_at as until'])
    .where('convocatoria_id', '=', current.convocatoriaId).execute()
  return { convocatoriaId: current.convocatoriaId, checkInMinutes: locked.checkInMinutes, turnos }
}

export async function saveParameters(trx: Trx, convocatoriaId: string, parameters: Parameters): Promise<void> {
  await trx.updateTable('convocatoria').set({
    coordination_phone: parameters.coordinationPhone, check_in_minutes: parameters.checkInMinutes,
    sede_change_lead_hours: parameters.sedeChangeLeadHours, late_first_print: parameters.lateFirstPrint,
  }).where('id', '=', convocatoriaId).execute()
}

/** The coordination's telephone; empty before the first convocatoria. */
export async function readCoordinationPhone(db: DbOrTrx): Promise<string> {
  return (await readParameters(db))?.coordinationPhone ?? ''
}

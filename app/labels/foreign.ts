/** The duties of foreign residents, in words. Convocatoria §5.18 */
import type { DutyState, ForeignDuty, ForeignStanding } from '#exam-engine/convocatoria/foreign-status.ts'

export const DUTY_WORDS: Readonly<Record<ForeignDuty, string>> = {
  tuition: 'Pago de la matrícula IMSS', migratory: 'Estatus migratorio regularizado',
}

export const DUTY_STATE_WORDS: Readonly<Record<DutyState, string>> = {
  met: 'Cumplido', late: 'Cumplido fuera de plazo', pending: 'Pendiente', missing: 'Sin cumplir',
}

export const STANDING_WORDS: Readonly<Record<ForeignStanding, string>> = {
  complete: 'Completo', pending: 'Pendiente', breached: 'Incumplido',
}

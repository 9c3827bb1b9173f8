// Giving back a seat that was accepted: the steps of a written resignation, its prescribed subject, and what follows from
// its date. It counts only with the acknowledged receipt; the date that decides what follows is that of the sending, with
// which the five steps of the person are done (decision D35). Refuses a step out of order, and an answer without reason.
import { accept, refuse, type Result } from '../kernel/result.ts'
import type { Instant } from '../kernel/time.ts'
import type { ConvocatoriaRules } from './rules.ts'

export type ResignationState = 'drafted' | 'sent' | 'acknowledged' | 'returned'
export type ResignationEvent = 'redraft' | 'send' | 'acknowledge' | 'return'

/** Every step there is. After a return the person writes another one. Convocatoria §5.14.1 to §5.14.6 */
export const RESIGNATION_TRANSITIONS = {
  drafted: { redraft: 'drafted', send: 'sent' },
  sent: { acknowledge: 'acknowledged', return: 'returned' },
  acknowledged: {},
  returned: {},
} as const satisfies Record<ResignationState, Partial<Record<ResignationEvent, ResignationState>>>

export type ResignationRefusal =
  /** Sent as it is: it waits for its answer. */
  | 'RESIGNATION_SENT'
  /** There is nothing to answer yet. */
  | 'RESIGNATION_NOT_SENT'
  | 'RESIGNATION_ANSWERED'

export function decideResignation(
  state: ResignationState, event: ResignationEvent,
): Result<ResignationState, ResignationRefusal> {
  const steps: Partial<Record<ResignationEvent, ResignationState>> = RESIGNATION_TRANSITIONS[state]
  const next = steps[event]
  if (next !== undefined) return accept(next)
  if (state === 'drafted') return refuse('RESIGNATION_NOT_SENT')
  return refuse(state === 'sent' ? 'RESIGNATION_SENT' : 'RESIGNATION_ANSWERED')
}

/**
 * What follows from a resignation sent at an instant:
 * `competeAgain`: keeps the current course and may compete in a later period (§5.17);
 * `keepsCourse`: keeps the current course, competes in no later call (§5.15);
 * `losesStatus`: is no resident of the Institute any more (§5.16).
 */
export type ResignationConsequence = 'competeAgain' | 'keepsCourse' | 'losesStatus'

type Deadlines = Pick<ConvocatoriaRules['windows'], 'resignToCompeteAgain' | 'resignKeepingCurrentCourse'>

/** Both terms are half-open: their last instant is the one before. Convocatoria §5.15, §5.16, §5.17 */
export function consequenceOf(windows: Deadlines, sentAt: Instant): ResignationConsequence {
  if (sentAt >= windows.resignKeepingCurrentCourse.until) return 'losesStatus'
  return sentAt < windows.resignToCompeteAgain.before ? 'competeAgain' : 'keepsCourse'
}

/** When the consequence of a resignation changes next after `now`; null when it is the last one. §5.15, §5.17 */
export function nextConsequenceAt(windows: Deadlines, now: Instant): Instant | null {
  const terms = [windows.resignToCompeteAgain.before, windows.resignKeepingCurrentCourse.until]
  return terms.toSorted((a, b) => a - b).find((term) =>
    term > now && consequenceOf(windows, term) !== consequenceOf(windows, now)) ?? null
}

/**
 * The subject as the call prescribes it, e.g. "RENUNCIA A PLAZA DE DERMATOLOGIA-DELGADO SANTORAL ALICIA": in capitals,
 * without accents; an Ñ is no N. `name` begins with the surnames. Convocatoria §5.14.5
 */
export function composeSubject(template: string, { cer, name }: { readonly cer: string, readonly name: string }): string {
  return plainCapitals(template.replaceAll('{CURSO}', () => cer).replaceAll('{NOMBRE COMPLETO}', () => name))
}

function plainCapitals(text: string): string {
  return text.normalize('NFD').replaceAll(/(?<![nN])\u0303|[\u0300-\u0302\u0304-\u036f]/g, '').normalize('NFC')
    .toUpperCase().replaceAll(/\s+/g, ' ').trim()
}

// Requests of access, rectification, cancellation and opposition (ARCO): by when the answer is due, and what may still
// happen to one. The term is that of the law on personal data held by public bodies (LGPDPPSO): twenty working days from
// the day after it was filed. Saturdays and Sundays do not count; official holidays, which would lengthen the term, are
// counted as working days, so that the platform is never later than the law.
import { accept, refuse, type Result } from '../kernel/result.ts'
import type { Instant } from '../kernel/time.ts'

export const ARCO_KINDS = ['access', 'rectification', 'cancellation', 'opposition'] as const
export type ArcoKind = (typeof ARCO_KINDS)[number]

/** Of the coordination, but for the last one. */
export const ARCO_OUTCOMES = ['granted', 'partly', 'denied', 'withdrawn'] as const
export type ArcoOutcome = (typeof ARCO_OUTCOMES)[number]

export const ARCO_TERM_DAYS = 20
/** Central time, all year. */
const CENTRAL_OFFSET_MS = 6 * 3_600_000
const DAY_MS = 86_400_000

/** The last day of the term, as an ISO date of central time. */
export function arcoDueOn(filedAt: Instant): string {
  let day = Math.floor((filedAt - CENTRAL_OFFSET_MS) / DAY_MS)
  for (let counted = 0; counted < ARCO_TERM_DAYS;) {
    day += 1
    if (isWorkingDay(day)) counted += 1
  }
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** True once the last day of the term is over and nobody answered. */
export function isArcoLate(dueOn: string, now: Instant): boolean {
  return now >= Date.parse(`${dueOn}T00:00:00Z`) + DAY_MS + CENTRAL_OFFSET_MS
}

/** 1 January 1970 was a Thursday. */
function isWorkingDay(day: number): boolean {
  return ![2, 3].includes(((day % 7) + 7) % 7)
}

export type ArcoEnd = { readonly outcome: ArcoOutcome, readonly text: string }

export type ArcoRefusal = 'ARCO_ANSWERED' | 'ARCO_OWN' | 'ARCO_NOT_OWN' | 'ARCO_NEEDS_ANSWER'

/** Whether this may end a request. One's own is withdrawn and never answered; an answer says on what grounds. */
export function endArcoRequest(
  { ended, own }: { readonly ended: boolean, readonly own: boolean }, { outcome, text }: ArcoEnd,
): Result<ArcoEnd, ArcoRefusal> {
  if (ended) return refuse('ARCO_ANSWERED')
  if (outcome === 'withdrawn') return own ? accept({ outcome, text: text.trim() }) : refuse('ARCO_NOT_OWN')
  if (own) return refuse('ARCO_OWN')
  return text.trim() === '' ? refuse('ARCO_NEEDS_ANSWER') : accept({ outcome, text: text.trim() })
}

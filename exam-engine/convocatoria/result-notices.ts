// When residents are written to about the results: once as their window opens, that they can be consulted, and once before
// it closes, to who has not decided. Never what the result is. Decided from the window and `now`. Convocatoria §5.1, §5.3
import { addDuration, durationMs, hours, type Instant, type Window } from '../kernel/time.ts'
import { effectiveState, type AcceptanceState } from './acceptance.ts'

/** Before the close; half of a window that is shorter than twice this. */
const REMIND_AHEAD = hours(24)

export type ResultNotice = 'opened' | 'closing'

/** From when on who has not decided is reminded. Never before the window opens. Convocatoria §5.3 */
export function remindFrom({ from, until }: Window): Instant {
  return addDuration(until, durationMs(-Math.min(REMIND_AHEAD, Math.floor((until - from) / 2))))
}

/** What is due at `now`, both half-open at the close. Convocatoria §5.1, §5.3 */
export function dueNotices(window: Window, now: Instant): ResultNotice[] {
  if (now < window.from || now >= window.until) return []
  return now < remindFrom(window) ? ['opened'] : ['opened', 'closing']
}

/** Whether a seat still waits for its holder: without the carta compromiso it becomes a rejection. Convocatoria §5.3, §5.7 */
export function awaitsDecision(state: AcceptanceState, window: Window, now: Instant): boolean {
  const counts = effectiveState(state, now, window)
  return counts === 'assigned' || counts === 'sedeAccepted'
}

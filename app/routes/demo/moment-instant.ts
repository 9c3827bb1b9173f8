/** Which instant a named moment of the demonstration is, for one turno of the cronograma. */
import { addDuration, hours, minutes, seconds, type Instant, type Window } from '#exam-engine/kernel/time.ts'
import type { DemoMoment } from '#app/labels/demo-moments.ts'

export interface DemoDates {
  registration: Window
  results: Window
  /** The day on which they present themselves in the new sede. §5.12 */
  arrival: Window
  /** When the next published call is to be seen; null where none waits. */
  nextCall: Instant | null
  /** Null in a call without exams. */
  turno: Window | null
}

/** Null for a moment of a turno or of a next call where there is none. Close enough to each moment to see it happen: registration five minutes old, the window closing in two minutes. */
export function instantOfMoment(moment: DemoMoment, { registration, results, arrival, nextCall, turno }: DemoDates): Instant | null {
  switch (moment) {
    case 'registration':
      return addDuration(registration.from, minutes(5))
    case 'beforeTurno':
      return turno && addDuration(turno.from, minutes(-15))
    case 'examRunning':
      return turno && addDuration(turno.from, seconds(1))
    case 'twoMinutesLeft':
      return turno && addDuration(turno.until, minutes(-2))
    case 'turnoOver':
      return turno && addDuration(turno.until, seconds(1))
    case 'beforeResults':
      return addDuration(results.from, minutes(-60))
    case 'results':
      return addDuration(results.from, seconds(1))
    case 'windowClosing':
      return addDuration(results.until, minutes(-2))
    case 'windowClosed':
      return addDuration(results.until, seconds(1))
    case 'arrivalDay':
      return addDuration(arrival.from, hours(9))
    case 'nextCall':
      return nextCall && addDuration(nextCall, seconds(1))
  }
}

/** Which instant a named moment of the demonstration is, for one turno of the cronograma. */
import { addDuration, minutes, seconds, type Instant, type Window } from '#exam-engine/kernel/time.ts'
import type { DemoMoment } from '#app/labels/demo-moments.ts'

export interface DemoDates {
  registration: Window
  results: Window
  turno: Window
}

/** Close enough to each moment to see it happen: registration five minutes old, the window closing in two minutes. */
export function instantOfMoment(moment: DemoMoment, { registration, results, turno }: DemoDates): Instant {
  switch (moment) {
    case 'registration':
      return addDuration(registration.from, minutes(5))
    case 'beforeTurno':
      return addDuration(turno.from, minutes(-15))
    case 'examRunning':
      return addDuration(turno.from, seconds(1))
    case 'twoMinutesLeft':
      return addDuration(turno.until, minutes(-2))
    case 'turnoOver':
      return addDuration(turno.until, seconds(1))
    case 'beforeResults':
      return addDuration(results.from, minutes(-60))
    case 'results':
      return addDuration(results.from, seconds(1))
    case 'windowClosing':
      return addDuration(results.until, minutes(-2))
  }
}

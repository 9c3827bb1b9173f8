// The spans in which a call lets something happen. All half-open, all in instants: the first one belongs to the window,
// the last one does not.
import { accept, refuse, type Result } from '../kernel/result.ts'
import { addDuration, hours, instant, toIso, windowOf, type Instant, type Window } from '../kernel/time.ts'
import type { ConvocatoriaRules } from './rules.ts'

/** When a candidate may register and change preferences. Convocatoria §2.1 */
export function registrationWindow({ windows }: ConvocatoriaRules): Window {
  return windowOf(windows.registration.from, windows.registration.until)
}

/** When the solicitud can be printed. Convocatoria §2.1 C */
export function printingWindow({ windows }: ConvocatoriaRules): Window {
  return windowOf(windows.printApplication.from, windows.printApplication.until)
}

/**
 * When results can be consulted and seats accepted, given the hour that an aviso fixes. Refuses with
 * `NOT_ON_PUBLICATION_DAY` (the day in the detail) unless it lies on the day that the call names. Convocatoria §5.1
 */
export function decideResultsWindow(
  { windows }: ConvocatoriaRules, opensAt: Instant,
): Result<Window, 'NOT_ON_PUBLICATION_DAY'> {
  const { publicationDay, until } = windows.results
  if (opensAt < publicationDay.from || opensAt >= publicationDay.until) {
    return refuse('NOT_ON_PUBLICATION_DAY', { from: toIso(publicationDay.from), until: toIso(publicationDay.until) })
  }
  return accept(windowOf(opensAt, until))
}

/**
 * When nothing of a call is left to do: its results are closed, nobody can resign any more, who got a seat has taken it
 * up. Until then it stays in force. Convocatoria §5.1, §5.9.3, §5.15, §5.17
 */
export function callEnd({ windows }: Pick<ConvocatoriaRules, 'windows'>): Instant {
  const { results, resignKeepingCurrentCourse, resignToCompeteAgain } = windows
  const ends = [results.until, resignKeepingCurrentCourse.until, resignToCompeteAgain.before, arrivalDay({ windows }).until]
  return ends.reduce((last, one) => one > last ? one : last)
}

/** The day on which who got a seat arrives at the new sede, central time. Convocatoria §5.9.3, §5.12 */
export function arrivalDay({ windows }: Pick<ConvocatoriaRules, 'windows'>): Window {
  const from = instant(`${windows.arrivalAtNewSede.on}T00:00:00-06:00`)
  return windowOf(from, addDuration(from, hours(24)))
}

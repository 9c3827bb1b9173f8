// Where a convocatoria stands at an instant: what its pages lead with. Follows from the dates alone; nobody sets it.
import { isWithin, type Instant, type Window } from '../kernel/time.ts'
import type { ConvocatoriaRules, Exam } from './rules.ts'

export type Phase =
  /** Before the call is out. */
  | 'unpublished'
  /** The call is out, registration has not opened. */
  | 'announced'
  | 'registration'
  /** Between registration and the first turno. */
  | 'preparation'
  /** From the start of the first turno to the end of the last, the nights between them too. */
  | 'exams'
  /** Marking, ranking and assignment. */
  | 'selection'
  /** Results can be consulted, seats accepted. */
  | 'results'
  | 'concluded'

/** The dates that the phases follow from: a rule set has them all, and so do the rows of a published convocatoria. */
export type PhaseDates = Pick<ConvocatoriaRules, 'publishedAt'> & {
  readonly windows: { readonly registration: Window }
  readonly cronograma: readonly Pick<Exam, 'startsAt' | 'endsAt'>[]
}

/** The phase at `now`; without exams the selection follows the registration. `results` is the window of the published aviso. Convocatoria §2.1, §3.2, §5.1 */
export function phaseAt(rules: PhaseDates, results: Window, now: Instant): Phase {
  const { registration } = rules.windows
  const sits = rules.cronograma.length > 0
  const firstStart = Math.min(...rules.cronograma.map(({ startsAt }) => startsAt))
  const lastEnd = Math.max(...rules.cronograma.map(({ endsAt }) => endsAt))
  if (now < rules.publishedAt) return 'unpublished'
  if (now < registration.from) return 'announced'
  if (isWithin(registration, now)) return 'registration'
  if (sits && now < firstStart) return 'preparation'
  if (sits && now < lastEnd) return 'exams'
  if (now < results.from) return 'selection'
  return isWithin(results, now) ? 'results' : 'concluded'
}

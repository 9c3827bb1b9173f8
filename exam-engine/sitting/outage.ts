// An outage of the sede: what failed, since when, until when, as the supervisor saw it. It pauses nothing: no period
// exists outside the cronograma (§3.1 B). It is evidence, for late answers and for a compensation. Outages of a sede in
// one turno follow each other. Refuses: a time to come or of another day, an overlap, an end before the start.
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { addDuration, durationMs, hours, toIso, type Instant, type Window } from '#exam-engine/kernel/time.ts'

export const OUTAGE_KINDS = ['power', 'network', 'machines', 'server', 'other'] as const
export type OutageKind = (typeof OUTAGE_KINDS)[number]

export interface Outage {
  readonly since: Instant
  /** Null while it lasts. */
  readonly until: Instant | null
}

export interface OutageReport {
  readonly kind: OutageKind
  readonly since: Instant
  readonly note: string
}

/** The supervisors' desk of a turno opens this long before T0: who comes early sees what fails early. */
export const DESK_LEAD = hours(12)

/** When the desk of a turno opens. */
export function deskOpensAt(opensAt: Instant): Instant {
  return addDuration(opensAt, durationMs(-DESK_LEAD))
}

export type DeclareOutageRefusal =
  'DESK_NOT_OPEN' | 'OUTAGE_NEEDS_NOTE' | 'OUTAGE_TIME_IMPOSSIBLE' | 'OUTAGE_OPEN' | 'OUTAGE_OVERLAPS'

/** `others`: of the same sede and turno. From the opening of the desk; `since` lies in it and not after `now`. */
export function declareOutage(
  opensAt: Instant, { kind, since, note }: OutageReport, others: readonly Outage[], now: Instant,
): Result<null, DeclareOutageRefusal> {
  const from = deskOpensAt(opensAt)
  if (now < from) return refuse('DESK_NOT_OPEN', { from: toIso(from) })
  if (others.some(({ until }) => until === null)) return refuse('OUTAGE_OPEN')
  if (kind === 'other' && note.trim() === '') return refuse('OUTAGE_NEEDS_NOTE')
  if (since > now || since < from) return refuse('OUTAGE_TIME_IMPOSSIBLE', { from: toIso(from), until: toIso(now) })
  const last = others.reduce<Instant | null>((latest, { until }) => (
    until !== null && (latest === null || until > latest) ? until : latest), null)
  return last !== null && since < last ? refuse('OUTAGE_OVERLAPS', { until: toIso(last) }) : accept(null)
}

/** `until` lies not before the start (clocks on walls show minutes) and not after `now`. */
export function endOutage(
  { since, until: ended }: Outage, until: Instant, now: Instant,
): Result<null, 'OUTAGE_ENDED' | 'OUTAGE_TIME_IMPOSSIBLE'> {
  if (ended !== null) return refuse('OUTAGE_ENDED')
  return until >= since && until <= now ? accept(null)
    : refuse('OUTAGE_TIME_IMPOSSIBLE', { from: toIso(since), until: toIso(now) })
}

/** True when the outage and the window share an instant; both half-open, an open outage reaches up to any time. */
export function overlapsOutage({ since, until }: Outage, window: Window): boolean {
  return since < window.until && (until === null || window.from < until)
}

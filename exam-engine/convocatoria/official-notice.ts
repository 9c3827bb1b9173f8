// The official notification to an OOAD or UMAE of who arrives (§5.9.3), and to a sede of who leaves (§5.9.1): what stands
// in it, what a later version changes, and when it may be issued. Decided from the seats that are held, the version before
// and `now`. Holds no score, no rank and no preference. Refuses before the acceptance is over, and a version that says
// nothing new.
import { accept, refuse, type Result } from '../kernel/result.ts'
import { toIso, type Instant, type Window } from '../kernel/time.ts'
import { holdsSeat, type AcceptanceState } from './acceptance.ts'

export type NoticeKind = 'arrivals' | 'departures'

/** One person with a seat, as both kinds of notification state it. */
export interface NoticeEntry {
  readonly folio: string
  readonly name: string
  readonly matricula: string
  readonly ceme: string
  readonly grade: number
  readonly from: { readonly code: string, readonly name: string, readonly city: string, readonly ooad: string }
  readonly cer: string
  readonly to: { readonly code: string, readonly name: string, readonly city: string, readonly ooad: string }
  readonly subsede: string | null
  /** As printed at the foot of the letter, and of its file; null while its holder has not obtained it. */
  readonly letter: { readonly contentSha256: string | null, readonly fileSha256: string } | null
}

/** What a version says that the one before did not. */
export interface NoticeChange {
  readonly change: 'added' | 'resigned' | 'revoked' | 'removed' | 'letterIssued' | 'corrected'
  readonly folio: string
  readonly name: string
}

/** A seat as it stands, with its entry. */
export interface NoticeSeat {
  readonly state: AcceptanceState
  readonly entry: NoticeEntry
}

export type NoticeRefusal =
  /** Who arrives is known when the acceptance is over. §5.3, §5.9.3 */
  | 'NOTICE_TOO_EARLY'
  /** The version before says the same. */
  | 'NOTICE_UNCHANGED'
  /** Nobody leaves this sede, and it was told of nobody. */
  | 'NOTICE_EMPTY'

/** To whom an arrival is notified: an OOAD by its name, and each UMAE, which belongs to none, by the code of its sede. */
export function arrivalsAddressee({ code, ooad }: NoticeEntry['to']): string {
  return ooad === 'UMAE' ? code : ooad
}

/** Who stands in a notification: whoever holds the seat, in the order of the folio. Convocatoria §5.9.1, §5.9.3 */
export function noticeEntries(seats: readonly NoticeSeat[]): NoticeEntry[] {
  return seats.filter(({ state }) => holdsSeat(state)).map(({ entry }) => entry).toSorted(byFolio)
}

/** What changed since the entries of the version before, in the order of the folio; for a first version, nothing. */
export function noticeChanges(before: readonly NoticeEntry[] | null, seats: readonly NoticeSeat[]): NoticeChange[] {
  if (before === null) return []
  const now = new Map(noticeEntries(seats).map((entry) => [entry.folio, entry]))
  const states = new Map(seats.map(({ state, entry }) => [entry.folio, state]))
  const earlier = new Map(before.map((entry) => [entry.folio, entry]))
  const gone = before.filter(({ folio }) => !now.has(folio)).map(({ folio, name }): NoticeChange => (
    { change: endOf(states.get(folio)), folio, name }))
  const others = [...now.values()].flatMap((entry): NoticeChange[] => {
    const change = changeOf(earlier.get(entry.folio), entry)
    return change === null ? [] : [{ change, folio: entry.folio, name: entry.name }]
  })
  return [...gone, ...others].toSorted(byFolio)
}

/**
 * Whether a version may be issued. An OOAD to which nobody comes is told so once: a letter that names it is then false.
 * Convocatoria §5.9.1, §5.9.3
 */
export function decideNotice(
  kind: NoticeKind, before: readonly NoticeEntry[] | null, seats: readonly NoticeSeat[], results: Window, now: Instant,
): Result<NoticeChange[], NoticeRefusal> {
  if (now < results.until) return refuse('NOTICE_TOO_EARLY', { until: toIso(results.until) })
  if (before === null) {
    return kind === 'departures' && noticeEntries(seats).length === 0 ? refuse('NOTICE_EMPTY') : accept([])
  }
  const changes = noticeChanges(before, seats)
  return changes.length === 0 ? refuse('NOTICE_UNCHANGED') : accept(changes)
}

function endOf(state: AcceptanceState | undefined): 'resigned' | 'revoked' | 'removed' {
  return state === 'resigned' || state === 'revoked' ? state : 'removed'
}

function changeOf(before: NoticeEntry | undefined, entry: NoticeEntry): NoticeChange['change'] | null {
  if (before === undefined) return 'added'
  if (textOf({ ...before, letter: null }) !== textOf({ ...entry, letter: null })) return 'corrected'
  if (textOf(before) === textOf(entry)) return null
  return before.letter === null ? 'letterIssued' : 'corrected'
}

/** In one order of keys: what was stored may have another. */
function textOf({ folio, name, matricula, ceme, grade, from, cer, to, subsede, letter }: NoticeEntry): string {
  const unit = ({ code, name: of, city, ooad }: NoticeEntry['to']) => [code, of, city, ooad]
  const hashes = letter === null ? null : [letter.contentSha256, letter.fileSha256]
  return JSON.stringify([folio, name, matricula, ceme, grade, unit(from), cer, unit(to), subsede, hashes])
}

function byFolio(a: { folio: string }, b: { folio: string }): number {
  return a.folio < b.folio ? -1 : Number(a.folio > b.folio)
}

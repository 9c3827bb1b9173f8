// How long an item kept an examinee, as far as the saves tell: the pause before a save belongs to the item that was
// saved, without what the page was out of sight. The pauses are those of the machine's own clock, so that answers given
// without net count as long as they took; the first one begins when the exam was opened. Floats, for people to read:
// nothing is marked by it. What was looked at without any act leaves no trace and is not counted as time.
import type { DurationMs, Instant } from '../kernel/time.ts'

/** One save, in the order of the attempt's chain. `deviceAt`: by the machine; null where it said nothing. */
export interface SaveMoment {
  readonly itemId: string
  readonly epoch: number
  readonly deviceAt: Instant | null
  readonly receivedAt: Instant
}

/** The page was out of sight, by the database's clock. */
export interface Absence { readonly from: Instant, readonly until: Instant }

/** Item id to milliseconds; items without a save are not in it. Never negative. */
export function timeOnItems(
  startedAt: Instant, saves: readonly SaveMoment[], absences: readonly Absence[],
): ReadonlyMap<string, DurationMs> {
  const offsets = offsetsByEpoch(saves)
  const away = joinAbsences(absences)
  const times = new Map<string, number>()
  let before: number = startedAt
  for (const { itemId, epoch, deviceAt, receivedAt } of saves) {
    const told = deviceAt === null ? receivedAt : deviceAt + (offsets.get(epoch) ?? 0)
    // A clock that was set back does not take time away, and no save happened after it arrived.
    const at = Math.max(before, Math.min(told, receivedAt))
    const pause = at - before - overlap(away, before, at)
    times.set(itemId, (times.get(itemId) ?? 0) + pause)
    before = at
  }
  return times as Map<string, DurationMs>
}

/** What to add to a machine's clock: the least that any of its saves took to arrive. One machine, one epoch. */
function offsetsByEpoch(saves: readonly SaveMoment[]): ReadonlyMap<number, number> {
  const offsets = new Map<number, number>()
  for (const { epoch, deviceAt, receivedAt } of saves) {
    if (deviceAt === null) continue
    offsets.set(epoch, Math.min(offsets.get(epoch) ?? Infinity, receivedAt - deviceAt))
  }
  return offsets
}

/** In order, those that touch made one: a hidden page and a left window are often the same absence told twice. */
function joinAbsences(absences: readonly Absence[]): Absence[] {
  const joined: Absence[] = []
  for (const absence of absences.toSorted((left, right) => left.from - right.from)) {
    const last = joined.at(-1)
    if (last === undefined || absence.from > last.until) joined.push(absence)
    else if (absence.until > last.until) joined[joined.length - 1] = { from: last.from, until: absence.until }
  }
  return joined
}

function overlap(absences: readonly Absence[], from: number, until: number): number {
  return absences.reduce((sum, absence) =>
    sum + Math.max(0, Math.min(until, absence.until) - Math.max(from, absence.from)), 0)
}

export interface ItemTime {
  readonly itemId: string
  /** Examinees with at least one save of the item: those of the quartiles. */
  readonly n: number
  /** Examinees without any: neither answered, nor flagged, nor an option struck. */
  readonly untouched: number
  /** Milliseconds; null when n is 0. */
  readonly quartiles: { readonly lower: number, readonly median: number, readonly upper: number } | null
}

/** The times of all examinees by item, in the order of `itemIds`. */
export function summarizeTimes(
  itemIds: readonly string[], examinees: readonly ReadonlyMap<string, DurationMs>[],
): ItemTime[] {
  return itemIds.map((itemId) => {
    const sorted = examinees.flatMap((times) => times.get(itemId) ?? []).sort((left, right) => left - right)
    return {
      itemId, n: sorted.length, untouched: examinees.length - sorted.length,
      quartiles: sorted.length === 0 ? null
        : { lower: quantile(sorted, 0.25), median: quantile(sorted, 0.5), upper: quantile(sorted, 0.75) },
    }
  })
}

/** Linear between the two nearest (Hyndman & Fan 1996, type 7), as spreadsheets do. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0]
  return below + (above - below) * (place - Math.floor(place))
}

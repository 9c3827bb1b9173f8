// Instants, durations and half-open windows. Units live in the types: a deadline cannot be mistaken for a length.
// Nothing here reads a clock; `now` always comes from outside. Refuses (throws on) dates without a time zone, because
// the same text would mean another instant on another machine.

declare const instantBrand: unique symbol
declare const durationBrand: unique symbol

/** A point in time: whole milliseconds since 1970-01-01T00:00:00Z. Subtract and compare as numbers. */
export type Instant = number & { readonly [instantBrand]: true }

/** A length of time in whole milliseconds; may be negative. */
export type DurationMs = number & { readonly [durationBrand]: true }

/** Half-open: `from` belongs to the window, `until` does not. */
export type Window = { readonly from: Instant; readonly until: Instant }

const ISO_WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

/**
 * Reads an instant from ISO 8601 text with `Z` or an offset, from a Date, or from epoch milliseconds.
 * Throws a RangeError on anything else: text from outside is checked by a parser before it comes here.
 */
export function instant(value: string | Date | number): Instant {
  if (typeof value === 'string' && !ISO_WITH_ZONE.test(value)) {
    throw new RangeError(`not an ISO 8601 instant with a time zone: ${value}`)
  }
  const milliseconds = typeof value === 'number' ? value : new Date(value).getTime()
  if (!Number.isSafeInteger(milliseconds)) throw new RangeError(`not an instant: ${String(value)}`)
  return milliseconds as Instant
}

/** ISO 8601 in UTC with milliseconds, e.g. `2024-01-29T15:00:00.000Z`. `instant(toIso(i)) === i`. */
export function toIso(at: Instant): string {
  return new Date(at).toISOString()
}

/** A length in whole milliseconds; throws a RangeError on a fraction, so that no rounding hides in a deadline. */
export function durationMs(milliseconds: number): DurationMs {
  if (!Number.isSafeInteger(milliseconds)) throw new RangeError(`not whole milliseconds: ${String(milliseconds)}`)
  return milliseconds as DurationMs
}

export function seconds(count: number): DurationMs {
  return durationMs(count * 1_000)
}

export function minutes(count: number): DurationMs {
  return durationMs(count * 60_000)
}

export function hours(count: number): DurationMs {
  return durationMs(count * 3_600_000)
}

/** The instant `length` after `at` (before it, when negative). */
export function addDuration(at: Instant, length: DurationMs): Instant {
  return instant(at + length)
}

/** The length from `from` to `to`; negative when `to` lies before. */
export function durationBetween(from: Instant, to: Instant): DurationMs {
  return durationMs(to - from)
}

/** A window of positive length; throws a RangeError on an empty or reversed one. */
export function windowOf(from: Instant, until: Instant): Window {
  if (from >= until) throw new RangeError(`empty window: ${toIso(from)} to ${toIso(until)}`)
  return { from, until }
}

/** True from the first instant of the window up to, and not at, its end. */
export function isWithin(window: Window, now: Instant): boolean {
  return window.from <= now && now < window.until
}

/**
 * Highlights of one text, as offsets into its characters: neither the size of the
 * text nor how it wraps moves them. Always in order, apart from each other and
 * inside the text; a range that does not fit is left out, never bent to fit.
 */

/** From `start` up to but not including `end`, in UTF-16 units as the DOM counts them. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

export interface TextPiece {
  readonly text: string
  readonly start: number
  readonly highlighted: boolean
}

/** A text carries this many highlights at most: beyond it the whole would be yellow. */
export const MOST_HIGHLIGHTS = 200

/** In order, joined where they touch or overlap; empty ones and those outside `length` are gone. */
export function tidyRanges(ranges: readonly TextRange[], length: number): TextRange[] {
  const sound = ranges
    .filter(({ start, end }) => Number.isInteger(start) && Number.isInteger(end)
      && start >= 0 && start < end && end <= length)
    .sort((left, right) => left.start - right.start)
  const tidy: TextRange[] = []
  for (const range of sound) {
    const last = tidy.at(-1)
    if (last !== undefined && range.start <= last.end) {
      tidy[tidy.length - 1] = { start: last.start, end: Math.max(last.end, range.end) }
    } else tidy.push(range)
  }
  return tidy.slice(0, MOST_HIGHLIGHTS)
}

/** Whether every character of `range` is highlighted. */
export function covers(ranges: readonly TextRange[], range: TextRange): boolean {
  return ranges.some(({ start, end }) => start <= range.start && range.end <= end)
}

/** Highlights what was not, or takes it away where all of it was: the same act twice leaves things as they were. */
export function toggleRange(ranges: readonly TextRange[], range: TextRange, length: number): TextRange[] {
  const tidy = tidyRanges(ranges, length)
  if (!covers(tidy, range)) return tidyRanges([...tidy, range], length)
  return tidyRanges(tidy.flatMap(({ start, end }) => (
    end <= range.start || range.end <= start
      ? [{ start, end }]
      : [{ start, end: range.start }, { start: range.end, end }]
  )), length)
}

/** Without the highlight that holds the character at `offset`. */
export function removeAt(ranges: readonly TextRange[], offset: number): TextRange[] {
  return ranges.filter(({ start, end }) => offset < start || offset >= end)
}

/** The text in pieces that are highlighted or not; joined again they are the text. `cuts` part pieces further. */
export function splitText(text: string, ranges: readonly TextRange[], cuts: readonly number[] = []): TextPiece[] {
  const tidy = tidyRanges(ranges, text.length)
  const inside = cuts.filter((cut) => cut > 0 && cut < text.length)
  const edges = new Set([0, text.length, ...inside, ...tidy.flatMap(({ start, end }) => [start, end])])
  const points = [...edges].sort((left, right) => left - right)
  return points.slice(0, -1).map((start, index) => {
    const end = points[index + 1] ?? text.length
    return { text: text.slice(start, end), start, highlighted: covers(tidy, { start, end }) }
  })
}

/**
 * Statistics for people to read: rounded floats, unlike marks and scores, which
 * are exact decimal text (labels/format-number.ts).
 */

/** 0.4567 → "0.46"; a dash where a figure is not defined. */
export function formatFigure(value: number | null, places = 2): string {
  if (value === null) return '—'
  const text = value.toFixed(places)
  // Rounding can leave "-0.00".
  return Number(text) === 0 ? (0).toFixed(places) : text.replace('-', '−')
}

/** 0.4567 → "46 %"; a dash where a figure is not defined. */
export function formatPart(share: number | null): string {
  return share === null ? '—' : `${(100 * share).toFixed(0)} %`
}

/** 83,400 ms → "1 min 23 s"; below a minute "4.2 s". */
export function formatSeconds(ms: number): string {
  if (ms < 60_000) return `${(ms / 1000).toFixed(ms < 10_000 && ms > 0 ? 1 : 0)} s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}

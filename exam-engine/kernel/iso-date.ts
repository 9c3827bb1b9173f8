// A day of the calendar as text, YYYY-MM-DD: such texts order as the days do.

/** True for a day that there is: 2023-02-29 is none, and neither is what is written otherwise. */
export function isIsoDate(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  // 30 February is read as March by some engines: what does not come back as it was written is none.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}

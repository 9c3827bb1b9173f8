/** A whole number from 1 on, as typed on the command line. Throws on anything else. */
export function readCount(text: string): number {
  const count = Number(text)
  if (!Number.isSafeInteger(count) || count < 1) throw new Error(`not a count: ${text}`)
  return count
}

/**
 * So many at work at once and so many waiting, in the order in which they came: for work that must leave room for a
 * sitting.
 */

/** Resolves, when it is one's turn, to what must be called at the end; null at once where too many wait. */
export function createTurns(atOnce: number, mostWaiting: number): () => Promise<(() => void) | null> {
  let working = 0
  const waiting: (() => void)[] = []
  /** Hands the place over, or gives it back. */
  const done = () => {
    const next = waiting.shift()
    if (next === undefined) working -= 1
    else next()
  }
  return async () => {
    if (waiting.length >= mostWaiting) return null
    if (working < atOnce) working += 1
    else await new Promise<void>((resolve) => { waiting.push(resolve) })
    return done
  }
}

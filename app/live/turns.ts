/**
 * So many at work at once and so many waiting, in the order in which they came: for work that must leave room for a
 * sitting.
 */

/** Does the work when it is its turn; BUSY_RETRY at once where too many wait: the page sends again. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T | { ok: false, refusal: 'BUSY_RETRY' }>

export function createTurns(atOnce: number, mostWaiting: number): InTurn {
  let working = 0
  const waiting: (() => void)[] = []
  /** Hands the place over, or gives it back. */
  const done = () => {
    const next = waiting.shift()
    if (next === undefined) working -= 1
    else next()
  }
  return async (work) => {
    if (waiting.length >= mostWaiting) return { ok: false, refusal: 'BUSY_RETRY' }
    if (working < atOnce) working += 1
    else await new Promise<void>((resolve) => { waiting.push(resolve) })
    try {
      return await work()
    } finally {
      done()
    }
  }
}

/** Pauses before trying again, jittered and growing until something succeeds. */
const FIRST_MS = 300
const MOST_MS = 5000

export interface Retry {
  /** After a pause, unless the page was closed meanwhile. */
  soon(work: () => void): void
  /** Something came through: the next pause is short again. */
  relax(): void
}

export function createRetry(isClosed: () => boolean): Retry {
  let pause = FIRST_MS
  return {
    soon(work) {
      setTimeout(() => { if (!isClosed()) work() }, pause * (0.75 + Math.random() / 2))
      pause = Math.min(MOST_MS, pause * 2)
    },
    relax() { pause = FIRST_MS },
  }
}

/**
 * Runs work again and again, never twice at once: a round that is still running skips the next. What fails is logged
 * under the job's name and tried again. Keeps no process alive.
 */
import type { Logger } from 'pino'

export interface Job {
  name: string
  everyMs: number
  work: () => Promise<unknown>
  log: Logger
}

/** The first round comes after one interval; `stop` resolves when the round that runs, if any, has ended. */
export function runEvery({ name, everyMs, work, log }: Job): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve()
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    running = work()
      .catch((error: unknown) => { log.error({ err: error }, `${name} failed`) })
      .finally(() => { busy = false })
  }, everyMs)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}

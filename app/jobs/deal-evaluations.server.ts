/**
 * Every fifteen seconds, gives articles that lack a judge to evaluators, and passes on what is overdue. It only
 * hurries: whoever asks for work, or gives some back, deals as well.
 */
import { dealPublications } from '#app/use-cases/deal-evaluations.server.ts'
import type { Services } from '#app/services.server.ts'

const EVERY_MS = 15_000

/** Starts the job; `stop` resolves when the round that runs, if any, has ended. */
export function startDealEvaluations(services: Pick<Services, 'database' | 'log'>): { stop(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve()
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    running = dealPublications(services)
      .catch((error: unknown) => { services.log.error({ err: error }, 'deal-evaluations failed') })
      .finally(() => { busy = false })
  }, EVERY_MS)
  timer.unref()
  return {
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}

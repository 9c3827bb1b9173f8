/**
 * Every fifteen seconds, gives articles that lack a judge to evaluators, and passes on what is overdue. It only
 * hurries: whoever asks for work, or gives some back, deals as well.
 */
import { dealPublications } from '#app/use-cases/deal-evaluations.server.ts'
import type { Services } from '#app/services.server.ts'
import { runEvery } from './run-every.server.ts'

const EVERY_MS = 15_000

/** Starts the job; `stop` resolves when the round that runs, if any, has ended. */
export function startDealEvaluations(services: Pick<Services, 'database' | 'log'>): { stop(): Promise<void> } {
  return runEvery({
    name: 'deal-evaluations', everyMs: EVERY_MS, work: () => dealPublications(services), log: services.log,
  })
}

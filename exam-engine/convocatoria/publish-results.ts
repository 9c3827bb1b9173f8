// Who may publish the results of a run, and when: one admin proposes it, another publishes it, once per call, before its
// window of results ends. Until then the proposal may be withdrawn by anybody who may publish. Convocatoria §5.1, §5.20
import { accept, refuse, type Result } from '../kernel/result.ts'
import { toIso, type Instant, type Window } from '../kernel/time.ts'

export type RunToPublish = {
  readonly hasResults: boolean
  readonly proposedBy: string | null
  readonly isPublished: boolean
  /** What stands with the other runs of the same call. */
  readonly others: { readonly proposed: boolean; readonly published: boolean }
}

export type PublicationAct = 'propose' | 'withdraw' | 'publish'

export type PublicationRefusal =
  | 'RUN_NOT_DONE' | 'RESULTS_ALREADY_PUBLISHED' | 'RESULTS_WINDOW_OVER'
  | 'PUBLICATION_ALREADY_PROPOSED' | 'PUBLICATION_NOT_PROPOSED' | 'PUBLICATION_BY_ONE_PERSON'

/**
 * Whether `actorId` may do the act at `now`; `window` is that of the results, half-open.
 * RESULTS_WINDOW_OVER carries `until`. A withdrawal is possible after the window too: it publishes nothing.
 */
export function judgePublication(
  act: PublicationAct, run: RunToPublish, actorId: string, window: Window, now: Instant,
): Result<null, PublicationRefusal> {
  if (run.isPublished || run.others.published) return refuse('RESULTS_ALREADY_PUBLISHED')
  if (!run.hasResults) return refuse('RUN_NOT_DONE')
  if (act === 'withdraw') return run.proposedBy === null ? refuse('PUBLICATION_NOT_PROPOSED') : accept(null)
  if (now >= window.until) return refuse('RESULTS_WINDOW_OVER', { until: toIso(window.until) })
  if (act === 'propose') {
    return run.proposedBy !== null || run.others.proposed ? refuse('PUBLICATION_ALREADY_PROPOSED') : accept(null)
  }
  if (run.proposedBy === null) return refuse('PUBLICATION_NOT_PROPOSED')
  return run.proposedBy === actorId ? refuse('PUBLICATION_BY_ONE_PERSON') : accept(null)
}

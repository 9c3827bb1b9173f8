/** Which of the four steps to a published selection is done, which one is now. Pure. */
import type { Step } from '#app/components/data/step-list.tsx'

export interface SelectionFacts {
  /** Exams in which somebody has no mark yet. */
  unmarked: number
  runs: readonly { ranAt: number | null, publishedAt: number | null }[]
}

export const SELECTION_STEPS = ['mark', 'freeze', 'run', 'publish'] as const
export type SelectionStep = (typeof SELECTION_STEPS)[number]

/** Exactly one step is `current`, unless all are done. A later step that is done makes the earlier ones done too. */
export function judgeSteps({ unmarked, runs }: SelectionFacts): Record<SelectionStep, Step['status']> {
  const done = {
    publish: runs.some(({ publishedAt }) => publishedAt !== null),
    run: runs.some(({ ranAt }) => ranAt !== null),
    freeze: runs.length > 0,
    mark: runs.length > 0 || unmarked === 0,
  }
  const current = SELECTION_STEPS.find((step) => !done[step])
  const judge = (step: SelectionStep) => (done[step] ? 'done' : step === current ? 'current' : 'ahead')
  return { mark: judge('mark'), freeze: judge('freeze'), run: judge('run'), publish: judge('publish') }
}

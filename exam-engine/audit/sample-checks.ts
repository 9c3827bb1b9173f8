// What an auditor compares in a drawn row, by what the sample is of. A row conforms when each of its checks was made;
// an observation says in words what was found instead. Refuses a row as conforming while a check is open.
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'

export const POPULATIONS = ['attempts', 'registrations', 'publications', 'letters', 'results'] as const
export type Population = (typeof POPULATIONS)[number]

export const CHECKS = {
  attempts: ['answerChain', 'receipt', 'markRecomputed', 'acta'],
  registrations: ['versionHash', 'window', 'audited', 'course'],
  publications: ['judges', 'thirdJudge', 'decision', 'points'],
  letters: ['onceIssued', 'commitment', 'seatOfRun', 'audited'],
  results: ['efiser', 'grades', 'enarm', 'seat'],
} as const satisfies Record<Population, readonly string[]>

export type Check = (typeof CHECKS)[Population][number]

export interface RowFinding {
  outcome: 'conforms' | 'observed'
  checks: readonly Check[]
  /** What was observed; empty where the row conforms without a word. */
  text: string
}

export type FindingRefusal = 'CHECKS_INCOMPLETE' | 'OBSERVATION_NEEDS_TEXT'

/** The finding with its checks in their order, each once; checks of another population are left out. */
export function judgeFinding(population: Population, finding: RowFinding): Result<RowFinding, FindingRefusal> {
  const all: readonly Check[] = CHECKS[population]
  const checks = all.filter((check) => finding.checks.includes(check))
  const text = finding.text.trim()
  if (finding.outcome === 'conforms' && checks.length < all.length) return refuse('CHECKS_INCOMPLETE', { open: all.length - checks.length })
  if (finding.outcome === 'observed' && text === '') return refuse('OBSERVATION_NEEDS_TEXT')
  return accept({ outcome: finding.outcome, checks, text })
}

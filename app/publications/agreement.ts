/** Kappa of every pair of evaluators and of all together, from the two first judgements of each article. */
import { cohensKappa, formatKappa, pooledKappa, type Kappa, type Pair } from '#exam-engine/publications/kappa.ts'

export interface FirstTwo {
  left: { evaluatorId: string, accepted: boolean }
  right: { evaluatorId: string, accepted: boolean }
}

export interface PairAgreement {
  leftId: string
  rightId: string
  kappa: ShownKappa
}

export interface ShownKappa {
  n: number
  agreed: number
  /** Decimal text, or why there is none. */
  value: string | null
  missing: 'noPairs' | 'noVariation' | null
}

export function measureAgreement(articles: readonly FirstTwo[]): { overall: ShownKappa, pairs: PairAgreement[] } {
  const ofPair = new Map<string, { leftId: string, rightId: string, pairs: Pair[] }>()
  for (const { left, right } of articles) {
    const [one, other] = left.evaluatorId < right.evaluatorId ? [left, right] : [right, left]
    const key = `${one.evaluatorId} ${other.evaluatorId}`
    const entry = ofPair.get(key) ?? { leftId: one.evaluatorId, rightId: other.evaluatorId, pairs: [] }
    entry.pairs.push([one.accepted, other.accepted])
    ofPair.set(key, entry)
  }
  return {
    overall: show(pooledKappa(articles.map(({ left, right }): Pair => [left.accepted, right.accepted]))),
    pairs: [...ofPair.values()].map(({ leftId, rightId, pairs }) => ({ leftId, rightId, kappa: show(cohensKappa(pairs)) })),
  }
}

function show(kappa: Kappa): ShownKappa {
  return {
    n: kappa.n, agreed: kappa.agreed, value: formatKappa(kappa), missing: kappa.kind === 'value' ? null : kappa.kind,
  }
}

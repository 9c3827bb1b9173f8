/** The cut-offs that differ between two selections of the same pools. Pure. */
import { placeKey } from '#scoring/package/place-key.ts'
import type { Cutoff } from '#scoring/package/results.ts'
import type { Place } from '#scoring/package/schema.ts'

type CutoffFigures = Pick<Cutoff, 'seats' | 'filled' | 'lastPiImss' | 'decidedByTieBreak'>

export type CutoffMove = Place & { readonly before: CutoffFigures, readonly after: CutoffFigures }

/** In the order of the published table. */
export function compareCutoffs(before: readonly Cutoff[], after: readonly Cutoff[]): CutoffMove[] {
  const later = new Map(after.map((cutoff) => [placeKey(cutoff), cutoff]))
  return before.flatMap((old) => {
    const now = later.get(placeKey(old))
    if (now === undefined) throw new Error('both sides have the same pools')
    const { cer, sede, subsede } = old
    return differs(old, now) ? [{ cer, sede, subsede, before: figuresOf(old), after: figuresOf(now) }] : []
  })
}

function differs(old: CutoffFigures, now: CutoffFigures): boolean {
  return old.seats !== now.seats || old.filled !== now.filled || old.lastPiImss !== now.lastPiImss
    || old.decidedByTieBreak !== now.decidedByTieBreak
}

function figuresOf({ seats, filled, lastPiImss, decidedByTieBreak }: CutoffFigures): CutoffFigures {
  return { seats, filled, lastPiImss, decidedByTieBreak }
}

/** Who moves between two states of the same selection, and how many: the body of a dry run. Pure. */
import { placeKey } from '#scoring/package/place-key.ts'
import type { AssignedSeat } from '#scoring/package/results.ts'

export interface Standing {
  correct: number | null
  counted: number | null
  /** Decimal text. */
  efiser: string | null
  piImss: string | null
  position: number | null
  seat: AssignedSeat | null
}

export interface Move {
  folio: string
  /** Sat the form itself; others move because somebody passed them. */
  ownForm: boolean
  before: Standing
  after: Standing
}

export interface DryRun {
  /** Everybody is marked and the inputs are sound: there are positions and seats to compare. */
  placed: boolean
  /** Present with the form. */
  sat: number
  counts: {
    marks: number
    efiserUp: number
    efiserDown: number
    positions: number
    seatsGained: number
    seatsLost: number
    seatsChanged: number
  }
  /** Everybody in whom anything differs, by folio. */
  moves: Move[]
}

interface Side { standings: ReadonlyMap<string, Standing>, placed: boolean }

/** `ownFolios`: those who sat the form. */
export function compareStandings(before: Side, after: Side, ownFolios: ReadonlySet<string>): DryRun {
  const moves: Move[] = []
  for (const [folio, old] of before.standings) {
    const now = after.standings.get(folio)
    if (now === undefined) throw new Error('both sides hold the same people')
    if (differs(old, now)) moves.push({ folio, ownForm: ownFolios.has(folio), before: old, after: now })
  }
  moves.sort((left, right) => (left.folio < right.folio ? -1 : 1))
  const count = (holds: (move: Move) => boolean) => moves.filter(holds).length
  return {
    placed: before.placed && after.placed,
    sat: [...ownFolios].filter((folio) => typeof before.standings.get(folio)?.counted === 'number').length,
    counts: {
      marks: count((move) => move.before.correct !== move.after.correct || move.before.counted !== move.after.counted),
      efiserUp: count((move) => Number(move.after.efiser) > Number(move.before.efiser)),
      efiserDown: count((move) => Number(move.after.efiser) < Number(move.before.efiser)),
      positions: count((move) => move.before.position !== move.after.position),
      seatsGained: count((move) => move.before.seat === null && move.after.seat !== null),
      seatsLost: count((move) => move.before.seat !== null && move.after.seat === null),
      seatsChanged: count(({ before: { seat: old }, after: { seat: now } }) =>
        old !== null && now !== null && seatKey(old) !== seatKey(now)),
    },
    moves,
  }
}

function differs(left: Standing, right: Standing): boolean {
  return left.correct !== right.correct || left.counted !== right.counted || left.efiser !== right.efiser
    || left.piImss !== right.piImss || left.position !== right.position || seatKey(left.seat) !== seatKey(right.seat)
}

function seatKey(seat: AssignedSeat | null): string | null {
  return seat === null ? null : placeKey(seat)
}

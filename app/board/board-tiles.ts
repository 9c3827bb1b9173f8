/**
 * What the supervisor needs to see of each candidate, and in which order: who
 * needs somebody now comes first, and neither search nor filter hides them. Pure.
 */
import type { Instant } from '#exam-engine/kernel/time.ts'
import { openExit } from '#exam-engine/sitting/room-exit.ts'
import type { AttemptPresence } from '#app/live/protocol.ts'
import type { BoardCandidate } from './board-snapshot.ts'
import type { TurnoStage } from './turno-stage.ts'
import { simplifyText } from '#exam-engine/kernel/simplify-text.ts'

/** The candidate's connection; `none` where none is expected, `never` where it was expected and not yet seen. */
export type Line =
  | { kind: 'none' } | { kind: 'never' } | { kind: 'connected' }
  | { kind: 'lost', since: Instant }

/** In the order of urgency: what may cost a candidate time or answers, then what was decided. */
export const INCIDENTS = [
  'lineLost', 'examNotOpened', 'outside', 'savesToReview', 'recorded', 'denialUndone', 'cancelled', 'denied',
] as const
export type Incident = (typeof INCIDENTS)[number]

export interface Tile {
  candidate: BoardCandidate
  line: Line
  answered: number
  lastSavedAt: Instant | null
  /** What the machine said last that it had not sent; null where it never said anything. */
  unsent: number | null
  incident: Incident | null
}

/** One tile per candidate: incidents by urgency, then everybody by surname, in the order given. */
export function arrangeTiles(
  candidates: readonly BoardCandidate[], presence: readonly AttemptPresence[], stage: TurnoStage,
): Tile[] {
  const seen = new Map(presence.map((entry) => [entry.attemptId, entry]))
  return candidates.map((candidate) => makeTile(candidate, seen.get(candidate.attemptId), stage))
    .sort((left, right) => urgencyOf(left) - urgencyOf(right))
}

function makeTile(candidate: BoardCandidate, seen: AttemptPresence | undefined, stage: TurnoStage): Tile {
  const line = findLine(candidate, seen)
  return {
    candidate, line, ...findProgress(candidate, seen), unsent: findUnsent(candidate, seen),
    incident: findIncident(candidate, line, stage),
  }
}

function findLine({ state }: BoardCandidate, seen: AttemptPresence | undefined): Line {
  if (state !== 'admitted' && state !== 'inProgress') return { kind: 'none' }
  if (seen === undefined) return { kind: 'never' }
  return seen.connected ? { kind: 'connected' } : { kind: 'lost', since: seen.since }
}

/** The socket is ahead of the stored figures, or has not seen a save since the server started. */
function findProgress(
  { state, answered, lastSavedAt }: BoardCandidate, seen: AttemptPresence | undefined,
): Pick<Tile, 'answered' | 'lastSavedAt'> {
  const ahead = state === 'inProgress' && seen !== undefined && seen.lastSavedAt !== null
    && (lastSavedAt === null || seen.lastSavedAt > lastSavedAt)
  return ahead ? { answered: seen.answeredCount, lastSavedAt: seen.lastSavedAt } : { answered, lastSavedAt }
}

/** Of the machine that writes; after a release what it had said then. Nothing is waited for in other states. */
function findUnsent({ state, lease }: BoardCandidate, seen: AttemptPresence | undefined): number | null {
  if (state !== 'inProgress') return null
  return (lease?.held === false ? null : seen?.unsent) ?? lease?.unsent ?? null
}

function findIncident(candidate: BoardCandidate, line: Line, stage: TurnoStage): Incident | null {
  const { state, quarantined, checkIns, incidents, exits } = candidate
  if (state === 'inProgress' && line.kind !== 'connected') return 'lineLost'
  if (state === 'admitted' && stage === 'running') return 'examNotOpened'
  if (openExit(exits) !== null) return 'outside'
  if (quarantined > 0) return 'savesToReview'
  if (incidents.length > 0) return 'recorded'
  if (state === 'expected' && stage !== 'over' && checkIns.at(-1)?.outcome === 'denialUndone') return 'denialUndone'
  if (state === 'cancelled') return 'cancelled'
  return state === 'denied' ? 'denied' : null
}

function urgencyOf({ incident }: Tile): number {
  return incident === null ? INCIDENTS.length : INCIDENTS.indexOf(incident)
}

export const FIGURES = [
  'expected', 'toCome', 'present', 'denied', 'inExam', 'handedIn', 'closed', 'absent', 'cancelled',
] as const
export type Figure = (typeof FIGURES)[number]

/**
 * Whom each figure of the top line counts. Present: let in, and as long as not absent in the end; a cancelled one
 * counts if the exam was opened, as in the acta.
 */
const BELONGS: Record<Figure, (candidate: BoardCandidate) => boolean> = {
  expected: () => true,
  toCome: ({ state }) => state === 'expected',
  present: ({ state, startedAt }) => state === 'admitted' || startedAt !== null,
  denied: ({ state }) => state === 'denied',
  inExam: ({ state }) => state === 'inProgress',
  handedIn: ({ state }) => state === 'handedIn',
  closed: ({ state }) => state === 'closed',
  absent: ({ state }) => state === 'absent',
  cancelled: ({ state }) => state === 'cancelled',
}

export function countFigures(candidates: readonly BoardCandidate[]): Record<Figure, number> {
  const counts = Object.fromEntries(FIGURES.map((figure) => [figure, 0])) as Record<Figure, number>
  for (const candidate of candidates) {
    for (const figure of FIGURES) if (BELONGS[figure](candidate)) counts[figure] += 1
  }
  return counts
}

interface BoardFilter {
  /** Words of a name, a folio or a matrícula; accents and case do not matter. */
  search: string
  figure: Figure
  /** The id of one room; null or missing: all. */
  room?: string | null
}

/** Candidates that fit the search and the chosen figure. */
export function matches(candidate: BoardCandidate, { search, figure, room = null }: BoardFilter): boolean {
  if (!BELONGS[figure](candidate)) return false
  if (room !== null && candidate.seat?.roomId !== room) return false
  const { surnames, givenNames, folio, matricula } = candidate
  const text = simplifyText(`${surnames} ${givenNames} ${folio} ${matricula}`)
  return simplifyText(search).split(' ').every((word) => text.includes(word))
}

/** Incidents and what fits, apart: the first are shown whatever is searched for. */
export function filterTiles(tiles: readonly Tile[], filter: BoardFilter): { incidents: Tile[], others: Tile[] } {
  return {
    incidents: tiles.filter(({ incident }) => incident !== null),
    others: tiles.filter(({ incident, candidate }) => incident === null && matches(candidate, filter)),
  }
}

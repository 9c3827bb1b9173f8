/**
 * One line per sede of a turno, the worst first: a declared outage, lines that were lost in the middle of an exam,
 * exams that nobody opened, saves that wait for review, then denials and cancellations. Pure; decides nothing about an
 * attempt.
 */
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { OutageKind } from '#exam-engine/sitting/outage.ts'
import type { AttemptState } from '#exam-engine/sitting/attempt-machine.ts'
import type { AttemptPresence } from '#app/live/protocol.ts'
import { simplifyText } from '#exam-engine/kernel/simplify-text.ts'

export interface BoardSedeInput {
  code: string
  name: string
  city: string
  attempts: readonly { id: string; state: AttemptState; startedAt: Instant | null }[]
  presence: readonly AttemptPresence[]
  saveRate: number
  quarantined: number
  supervisors: number
  actaAt: Instant | null
  /** What fails at the sede now, as its supervisors declared. */
  outage: { kind: OutageKind; since: Instant } | null
}

export interface SedeLine {
  code: string
  name: string
  city: string
  counts: Record<AttemptState, number>
  expected: number
  /** Of those let in and not ended. */
  connected: number
  present: number
  /** In the exam and not connected. */
  lost: number
  /** Let in, and the exam not open although the turno runs. */
  unopened: number
  /** Since when the quietest exam has given no sign: no save, or no line. */
  silentSince: Instant | null
  saveRate: number
  quarantined: number
  supervisors: number
  actaAt: Instant | null
  /** What fails at the sede now, as its supervisors declared. */
  outage: { kind: OutageKind; since: Instant } | null
}

const STATES: readonly AttemptState[] =
  ['expected', 'admitted', 'inProgress', 'handedIn', 'closed', 'absent', 'denied', 'cancelled']

/** `running`: T0 has come and the turno is not over. */
export function arrangeSedes(sedes: readonly BoardSedeInput[], running: boolean): SedeLine[] {
  return sedes.map((sede) => describeSede(sede, running)).sort(compareUrgency)
}

function describeSede({ attempts, presence, ...sede }: BoardSedeInput, running: boolean): SedeLine {
  const seen = new Map(presence.map((entry) => [entry.attemptId, entry]))
  const counts = Object.fromEntries(STATES.map((state) => [state, 0])) as Record<AttemptState, number>
  for (const { state } of attempts) counts[state] += 1
  const present = attempts.filter(({ state }) => state === 'admitted' || state === 'inProgress')
  const inExam = attempts.filter(({ state }) => state === 'inProgress')
  const isConnected = ({ id }: { id: string }) => seen.get(id)?.connected === true
  const signs = inExam.map(({ id, startedAt }) => lastSign(seen.get(id), startedAt)).filter((at) => at !== null)
  return {
    code: sede.code, name: sede.name, city: sede.city, saveRate: sede.saveRate, quarantined: sede.quarantined,
    supervisors: sede.supervisors, actaAt: sede.actaAt, outage: sede.outage,
    counts,
    expected: attempts.length,
    present: present.length,
    connected: present.filter(isConnected).length,
    lost: inExam.filter((attempt) => !isConnected(attempt)).length,
    unopened: running ? counts.admitted : 0,
    silentSince: signs.reduce<Instant | null>((first, at) => first === null || at < first ? at : first, null),
  }
}

/** The last save, or the start; for a line that is gone, when it went. */
function lastSign(seen: AttemptPresence | undefined, startedAt: Instant | null): Instant | null {
  if (seen === undefined) return startedAt
  if (!seen.connected) return seen.since
  return seen.lastSavedAt ?? startedAt ?? seen.since
}

/** What needs somebody, most pressing first. */
function urgencyOf({ outage, lost, unopened, quarantined, counts }: SedeLine): number[] {
  return [outage === null ? 0 : 1, lost, unopened, quarantined, counts.denied + counts.cancelled]
}

function compareUrgency(left: SedeLine, right: SedeLine): number {
  const [mine, other] = [urgencyOf(left), urgencyOf(right)]
  for (const [index, count] of mine.entries()) {
    const difference = (other[index] ?? 0) - count
    if (difference !== 0) return difference
  }
  return left.name.localeCompare(right.name, 'es')
}

/** True where somebody should look. */
export function needsAttention(line: SedeLine): boolean {
  return urgencyOf(line).some((count) => count > 0) || line.supervisors === 0
}

/** Sedes whose name, city or code holds every word of the search. */
export function searchSedes(lines: readonly SedeLine[], search: string): SedeLine[] {
  const words = simplifyText(search).split(' ')
  return lines.filter(({ name, city, code }) => {
    const text = simplifyText(`${name} ${city} ${code}`)
    return words.every((word) => text.includes(word))
  })
}

/** All sedes together. */
export function sumLines(lines: readonly SedeLine[]) {
  const sum = (read: (line: SedeLine) => number) => lines.reduce((total, line) => total + read(line), 0)
  return {
    counts: STATES.map((state) => ({ state, attempts: sum(({ counts }) => counts[state]) })),
    present: sum((line) => line.present),
    connected: sum((line) => line.connected),
    lost: sum((line) => line.lost),
    quarantined: sum((line) => line.quarantined),
    saveRate: sum((line) => line.saveRate),
  }
}

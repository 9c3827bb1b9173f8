/** Valid candidates and presences of a board, with overrides. */
import type { BoardCandidate } from '#app/board/board-snapshot.ts'
import type { AttemptPresence } from '#app/live/protocol.ts'
import { instant } from '#exam-engine/kernel/time.ts'

export const T0 = instant('2024-01-29T09:00:00-06:00')

export function makeCandidate(overrides: Partial<BoardCandidate> = {}): BoardCandidate {
  const attemptId = overrides.attemptId ?? 'a'
  return {
    attemptId,
    folio: 'R-000001',
    registeredVersion: 1,
    matricula: '98283407',
    curp: null,
    surnames: 'Núñez Ávila',
    givenNames: 'María José',
    ceme: 'Medicina interna',
    grade: 2,
    seat: null,
    visitingFrom: null,
    ownCloseAt: null,
    adjustment: null,
    state: 'expected',
    admittedAt: null,
    startedAt: null,
    finishedAt: null,
    answered: 0,
    itemCount: 40,
    lastSavedAt: null,
    quarantined: 0,
    lease: null,
    focus: { count: 0, latest: [] },
    denialReason: null,
    denialNote: null,
    cancelNote: null,
    checkIns: [],
    incidents: [],
    exits: [],
    ...overrides,
  }
}

export function makePresence(attemptId: string, overrides: Partial<AttemptPresence> = {}): AttemptPresence {
  return { attemptId, connected: true, since: T0, lastSavedAt: null, answeredCount: 0, unsent: null, ...overrides }
}

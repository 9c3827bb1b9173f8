/**
 * What the proof before the day looks at, loaded (db/queries/readiness.ts), and what it can find: the kinds of problem,
 * a problem, and a check, which is a function from the one to the other.
 */
import type { Instant } from '#exam-engine/kernel/time.ts'

/** Of rooms, seats and posts (room-readiness.ts). */
export const ROOM_PROBLEMS = [
  'SEDE_WITHOUT_ROOMS', 'SEDE_OVER_CAPACITY', 'ROOM_SHORT_OF_MACHINES', 'CANDIDATE_WITHOUT_SEAT',
  'SEAT_AT_ANOTHER_SEDE', 'CANDIDATE_WITHOUT_SUPERVISOR',
] as const

export interface ReadinessSnapshot {
  turnos: readonly { id: string; number: number; startsAt: Instant; endsAt: Instant }[]
  exams: readonly { id: string; name: string; turnoId: string; formFrozenAt: Instant | null }[]
  candidates: readonly ReadyCandidate[]
  attempts: readonly ReadyAttempt[]
  sedes: readonly { code: string; name: string }[]
  /** Who may supervise where, with an account that works. */
  supervisors: readonly { personId: string; sedeCode: string }[]
  /** Of the sedes that checked machines: how many may serve now, and how many rehearsals were handed in. */
  equipment: readonly { sedeCode: string; certified: number; rehearsals: number }[]
  rooms: readonly ReadyRoom[]
  /** Who supervises where in a turno, with an account that works; without a room: the whole sede. */
  posts: readonly { turnoId: string; sedeCode: string; roomId: string | null }[]
}

export interface ReadyRoom {
  id: string
  sedeCode: string
  name: string
  capacity: number
  /** Certified ones; null while nobody counted. */
  machines: number | null
}

export interface ReadyCandidate {
  id: string
  personId: string
  folio: string
  name: string
  examId: string
  /** Where the exam is to be sat. */
  examSede: string
  /** An account that is there and not disabled. */
  canSignIn: boolean
}

export interface ReadyAttempt {
  candidateId: string
  examId: string
  turnoId: string
  sedeCode: string
  opensAt: Instant
  acceptsUntil: Instant
  /** The room of the seat; null without one. */
  roomId: string | null
}

export const PROBLEM_KINDS = [
  'FORM_MISSING', 'CANDIDATE_WITHOUT_ATTEMPT', 'SEVERAL_ATTEMPTS', 'ATTEMPT_OF_ANOTHER_EXAM',
  'ATTEMPT_IN_ANOTHER_TURNO', 'ATTEMPT_AT_ANOTHER_SEDE', 'OVERLAPPING_ATTEMPTS', 'SEDE_WITHOUT_SUPERVISOR',
  'SUPERVISED_BY_ONESELF', 'CANDIDATE_CANNOT_SIGN_IN', 'MACHINES_NOT_CERTIFIED', 'REHEARSAL_MISSING',
  ...ROOM_PROBLEMS,
] as const
export type ProblemKind = (typeof PROBLEM_KINDS)[number]

export interface Problem {
  kind: ProblemKind
  turno: { id: string; number: number }
  /** A folio, a code of a sede, or the name of an exam. */
  subject: string
  /** Name of the person, or of the sede. */
  name: string
  /** What was found, beside what was expected; may be empty. */
  found: string
  examId: string | null
}

export interface Lookup extends ReadinessSnapshot {
  turnoOf(turnoId: string): { id: string; number: number; startsAt: Instant }
  examOf(examId: string): ReadinessSnapshot['exams'][number]
  attemptsOf(candidateId: string): readonly ReadyAttempt[]
  sedeName(code: string): string
}

export type Check = (snapshot: Lookup) => Problem[]

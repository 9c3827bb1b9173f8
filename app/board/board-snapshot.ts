/** What the board shows of one turno at one sede, all of one moment. Carries no answer, no key and no score. */
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { AttemptState } from '#exam-engine/sitting/attempt-machine.ts'
import type { OutageKind } from '#exam-engine/sitting/outage.ts'
import type { ExitReason } from '#exam-engine/sitting/room-exit.ts'
import type { IncidentCategory } from '#exam-engine/sitting/incident.ts'
import type { AdjustmentView, AttemptPresence } from '#app/live/protocol.ts'
import type { FocusSummary } from './focus-words.ts'

export interface BoardTurno {
  id: string
  number: number
  /** The doors open. */
  checkInFrom: Instant
  /** T0. */
  opensAt: Instant
  closesAt: Instant
  /** Of the attempt that ends last: from here on every attempt is final. */
  overAt: Instant
}

export interface BoardSede {
  code: string
  name: string
  city: string
  zone: string
}

/** One decision at the door. A check is null where nothing was said of it. §3.1 C */
export interface CheckIn {
  outcome: 'admitted' | 'denied' | 'denialUndone'
  solicitudShown: boolean | null
  idShown: boolean | null
  identityMatches: boolean | null
  reason: string | null
  note: string
  /** In the candidate's own words; empty: declared nothing. */
  statement: string
  at: Instant
  by: string
}

export interface RecordedIncident {
  category: IncidentCategory
  note: string
  at: Instant
  by: string
}

/** Where a candidate is to sit, as settled before the doors opened. */
export interface BoardSeat {
  roomId: string
  room: string
  number: number
}

/** The turno that comes next at a sede, or in one of its rooms. */
export interface NextTurno {
  id: string
  number: number
  checkInFrom: Instant
  opensAt: Instant
}

export interface BoardCandidate {
  attemptId: string
  folio: string
  /** Number of the valid registered version, which a printed solicitud may be older than; null where none is known. */
  registeredVersion: number | null
  matricula: string
  curp: string | null
  /** "Hernández Gutiérrez" */
  surnames: string
  givenNames: string
  ceme: string
  grade: number
  /** Null for who was given none. */
  seat: BoardSeat | null
  /** The sede of adscription, where it is not the one of the exam. */
  visitingFrom: string | null
  /** The one that holds at the moment of the snapshot, recorded or not. */
  state: AttemptState
  admittedAt: Instant | null
  startedAt: Instant | null
  finishedAt: Instant | null
  answered: number
  itemCount: number
  lastSavedAt: Instant | null
  /** Saves that were refused and wait for review. */
  quarantined: number
  /** The own close, where a resolution or compensation moved it past the end of the turno. */
  ownCloseAt: Instant | null
  /** By a recorded resolution. */
  adjustment: AdjustmentView | null
  /** Null while no machine ever wrote. */
  lease: BoardLease | null
  /** When the screen was left. For the supervisor's eyes: nothing follows from it by itself. */
  focus: FocusSummary
  denialReason: string | null
  denialNote: string | null
  cancelNote: string | null
  /** What was decided at the door, the first decision first. */
  checkIns: readonly CheckIn[]
  /** What supervisors recorded of the sitting, the first one first. */
  incidents: readonly RecordedIncident[]
  /** When the candidate left the room, the first time first. */
  exits: readonly BoardExit[]
}

/** Left the room; `returnedAt` is null while outside. */
export interface BoardExit {
  reason: ExitReason
  note: string
  leftAt: Instant
  leftBy: string
  returnedAt: Instant | null
  returnedBy: string | null
  returnNote: string
}

/** Something failed at the sede; `until` is null while it does. */
export interface BoardOutage {
  id: number
  kind: OutageKind
  note: string
  since: Instant
  declaredBy: string
  until: Instant | null
  endedBy: string | null
  endNote: string
}

/** What the coordination told this sede or somebody of it. Counts are those of this sede. */
export interface BoardAnnouncement {
  id: string
  text: string
  at: Instant
  /** Of the one candidate it was for. */
  folio: string | null
  reached: number
  delivered: number
  confirmed: number
  /** "Apellidos, Nombre (folio)" of who has not confirmed. */
  missing: string[]
}

/** Whether a machine writes the attempt. */
export interface BoardLease {
  held: boolean
  since: Instant | null
  unsent: number | null
}

export interface BoardSnapshot {
  now: Instant
  turno: BoardTurno
  sede: BoardSede
  /** By surname. */
  candidates: BoardCandidate[]
  presence: readonly AttemptPresence[]
  /** The rooms in which somebody of this turno has a seat, in their order. */
  rooms: readonly { id: string, name: string }[]
  /** What comes after this turno, at the sede and in each of its rooms; null and missing: nothing. */
  next: { ofSede: NextTurno | null, ofRoom: Readonly<Record<string, NextTurno>> }
  coordinationPhone: string
  /** The first signature, which froze the acta. */
  actaIssuedAt: Instant | null
  actaCompleteAt: Instant | null
  /** In the order in which they began; at most the last one is open. */
  outages: readonly BoardOutage[]
  /** Null: nobody has taken charge of the turno. */
  inCharge: { personId: string; name: string; since: Instant } | null
  /** To whom the turno is being handed over. */
  handOverTo: { personId: string; name: string } | null
  /** The last first. */
  announcements: BoardAnnouncement[]
}

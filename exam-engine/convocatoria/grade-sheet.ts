// A grade as a machine, and the sheet of a professor titular that makes it count. What is entered is a draft; a signed
// sheet makes it the grade; from then on it changes only by a correction that one person proposes with a reason and
// another one decides. Nothing moves once the selection is frozen. A sheet is of one CEME in one sede; what was missing
// when it was signed goes on the next one. §4.2 C
import { accept, refuse, type Result } from '../kernel/result.ts'

/** What a professor titular is professor of; a sheet is of one. */
export interface GradedCourse {
  readonly sedeCode: string
  readonly ceme: string
}

export const GRADE_STATES = ['missing', 'draft', 'signed', 'correcting', 'frozen'] as const
export type GradeState = (typeof GRADE_STATES)[number]
export const GRADE_EVENTS = ['enter', 'erase', 'sign', 'propose', 'approve', 'reject', 'withdraw'] as const
export type GradeEvent = (typeof GRADE_EVENTS)[number]

export const GRADE_TRANSITIONS = {
  missing: { enter: 'draft' },
  draft: { enter: 'draft', erase: 'missing', sign: 'signed' },
  signed: { propose: 'correcting' },
  correcting: { approve: 'signed', reject: 'signed', withdraw: 'signed' },
  frozen: {},
} as const satisfies Record<GradeState, Partial<Record<GradeEvent, GradeState>>>

export type GradeStepRefusal =
  'GRADES_FROZEN' | 'GRADE_SIGNED' | 'GRADE_MISSING' | 'GRADE_UNSIGNED' | 'CORRECTION_OPEN' | 'NO_CORRECTION'

/** Why an event has no place in a state. */
const BARS: Readonly<Record<GradeState, Readonly<Partial<Record<GradeEvent, GradeStepRefusal>>>>> = {
  missing: { erase: 'GRADE_MISSING', sign: 'GRADE_MISSING', propose: 'GRADE_MISSING' },
  draft: { propose: 'GRADE_UNSIGNED' },
  signed: { enter: 'GRADE_SIGNED', erase: 'GRADE_SIGNED', sign: 'GRADE_SIGNED' },
  correcting: { enter: 'GRADE_SIGNED', erase: 'GRADE_SIGNED', sign: 'GRADE_SIGNED', propose: 'CORRECTION_OPEN' },
  frozen: {},
}

/** The state after the event, or why there is none. */
export function stepGrade(state: GradeState, event: GradeEvent): Result<GradeState, GradeStepRefusal> {
  const next = (GRADE_TRANSITIONS[state] as Partial<Record<GradeEvent, GradeState>>)[event]
  if (next !== undefined) return accept(next)
  return refuse(state === 'frozen' ? 'GRADES_FROZEN' : (BARS[state][event] ?? 'NO_CORRECTION'))
}

export interface GradeFacts {
  /** The selection is frozen. */
  readonly frozen: boolean
  /** A draft was entered and not erased. */
  readonly entered: boolean
  /** It counts. */
  readonly signed: boolean
  readonly correctionOpen: boolean
}

/** The state follows from what is stored; it is not stored itself. */
export function gradeState({ frozen, entered, signed, correctionOpen }: GradeFacts): GradeState {
  if (frozen) return 'frozen'
  if (signed) return correctionOpen ? 'correcting' : 'signed'
  return entered ? 'draft' : 'missing'
}

/** `shown` and `current` are hashes of the sheet: shown to who signs, and as it is now. `grades`: how many it signs. */
export interface SheetSigning {
  readonly frozen: boolean
  readonly grades: number
  readonly shown: string
  readonly current: string
}

export function signSheet({
  frozen,
  grades,
  shown,
  current,
}: SheetSigning): Result<null, 'GRADES_FROZEN' | 'SHEET_EMPTY' | 'SHEET_CHANGED'> {
  if (frozen) return refuse('GRADES_FROZEN')
  if (grades === 0) return refuse('SHEET_EMPTY')
  return shown === current ? accept(null) : refuse('SHEET_CHANGED')
}

export interface Proposal {
  readonly state: GradeState
  readonly reason: string
  /** Canonical text of the grade that counts, and of the one proposed. */
  readonly from: string
  readonly to: string
}

export function proposeCorrection({
  state,
  reason,
  from,
  to,
}: Proposal): Result<null, GradeStepRefusal | 'CORRECTION_NEEDS_REASON' | 'CORRECTION_CHANGES_NOTHING'> {
  const step = stepGrade(state, 'propose')
  if (!step.ok) return step
  if (reason.trim() === '') return refuse('CORRECTION_NEEDS_REASON')
  return from === to ? refuse('CORRECTION_CHANGES_NOTHING') : accept(null)
}

export interface CorrectionDecision {
  readonly state: GradeState
  readonly event: 'approve' | 'reject' | 'withdraw'
  readonly by: string
  readonly proposedBy: string
  readonly note: string
}

/** Who proposed can only withdraw; only somebody else approves or rejects, the latter with a note. */
export function decideCorrection({
  state,
  event,
  by,
  proposedBy,
  note,
}: CorrectionDecision): Result<
  null,
  GradeStepRefusal | 'SECOND_PERSON_NEEDED' | 'NOT_YOUR_PROPOSAL' | 'REJECTION_NEEDS_NOTE'
> {
  const step = stepGrade(state, event)
  if (!step.ok) return step
  if (event === 'withdraw') return by === proposedBy ? accept(null) : refuse('NOT_YOUR_PROPOSAL')
  if (by === proposedBy) return refuse('SECOND_PERSON_NEEDED')
  return event === 'reject' && note.trim() === '' ? refuse('REJECTION_NEEDS_NOTE') : accept(null)
}

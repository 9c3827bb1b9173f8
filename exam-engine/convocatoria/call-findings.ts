// What the check of a call can find, and where it is mended.
import type { Instant } from '../kernel/time.ts'
import type { CallDocument, CallSede } from './call-document.ts'
import type { CallDates } from './current-call.ts'

/** The parts in which a call is written. */
export type CallPart = 'datos' | 'fechas' | 'cursos' | 'cronograma' | 'plazas' | 'sedes' | 'puntaje' | 'articulos'
  | 'renuncia' | 'textos'

export type FindingCode =
  | 'ERRATA_EMPTY' | 'ERRATA_TAKES' | 'SEATS_FROZEN' | 'DATES_UNCHECKED'
  | 'CALL_EXISTS' | 'OVERLAPS_OTHER_CALL' | 'CONTRADICTION'
  | 'PUBLICATION_PAST' | 'WINDOW_REVERSED' | 'REGISTRATION_BEFORE_PUBLICATION' | 'PRINT_OUTSIDE_REGISTRATION'
  | 'EXAM_BEFORE_REGISTRATION_ENDS' | 'EXAM_AFTER_RESULTS' | 'RESULTS_NOT_ON_DAY' | 'DEADLINE_BEFORE_RESULTS'
  | 'COURSE_TWICE' | 'PREREQUISITE_TWICE' | 'PREREQUISITE_WITHOUT_EXAM' | 'EXCEPTION_UNDECIDED' | 'EXCEPTION_OF_NO_COURSE'
  | 'EXAM_TWICE' | 'EXAM_UNUSED' | 'EXAM_REVERSED' | 'EXAM_WITHOUT_LENGTH' | 'EXAM_ALL_RESEARCH' | 'TURNOS_OVERLAP'
  | 'SEATS_ABOVE_FREE' | 'SEATS_BELOW_FREE' | 'REGISTRATION_AFTER_RESULTS'
  | 'CARRY_IN_FIRST_PERIOD' | 'CARRY_WITH_CRONOGRAMA' | 'CARRY_WITHOUT_SOURCE' | 'CARRY_OTHER_TERMS'
  | 'COURSE_WITHOUT_SEATS' | 'SEATS_NEGATIVE' | 'FOREIGN_NEGATIVE' | 'FOREIGN_ABOVE_SEATS' | 'POOL_TWICE'
  | 'POOL_OF_NO_COURSE' | 'POOL_OF_NO_SEDE' | 'SEDE_TWICE' | 'SEDE_UNUSED' | 'SEDE_RENAMED'
  | 'PICTURE_NOT_TAKEN' | 'CRITERIA_APART' | 'RESIGNATION_WITHOUT_MAILBOX' | 'RESIGNATION_SUBJECT_BARE'
  | 'WEIGHTS_NOT_WHOLE' | 'TIE_TWICE' | 'TEXT_TWICE' | 'TEXT_OF_OLD_CALL'

export type Finding = {
  readonly code: FindingCode
  readonly part: CallPart
  readonly clause: string
  readonly blocking: boolean
  /** Which course, exam, pool, date or clause it is about; empty for the part as a whole. */
  readonly about: string
}

/** The published version that a fe de erratas follows. */
export type Amended = {
  readonly document: CallDocument
  /** The selection was frozen with these seats: more of them would be nobody's. */
  readonly seatsFrozen: boolean
}

export type CheckContext = {
  readonly now: Instant
  /** Every published call, this one not among them. */
  readonly others: readonly (CallDates & { readonly id: string; readonly opensAt: Instant })[]
  /** Null for a call that was never published. */
  readonly amends: Amended | null
  /** Parts with dates that were copied and that nobody has looked at since. */
  readonly unchecked: readonly CallPart[]
  /** Courses whose exception "sin sentar precedente" was copied and not decided anew. §1.1 */
  readonly undecided: readonly string[]
  /** Sedes as the institute knows them: their names are not a call's to change. */
  readonly knownSedes: readonly CallSede[]
}

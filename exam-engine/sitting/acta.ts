// The acta of a turno at a sede, as a machine. While the turno lasts there is none; after it there is a draft, to which
// observations are added; the first signature freezes its content; who else was on duty signs the same; it is complete
// with the last signature, or when it is closed with the reason why signatures are missing. §3.1
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'

export const ACTA_STATES = ['running', 'draft', 'signing', 'complete'] as const
export type ActaState = (typeof ACTA_STATES)[number]
export const ACTA_EVENTS = ['observe', 'sign', 'close'] as const
export type ActaEvent = (typeof ACTA_EVENTS)[number]

export interface ActaStanding {
  /** The last attempt of the roster has ended. */
  readonly over: boolean
  /** Who signs; settled with the content by the first signature, before that who would. */
  readonly onDuty: readonly string[]
  readonly signedBy: readonly string[]
  readonly complete: boolean
  /** Null: nobody ever took charge of the turno. */
  readonly inCharge: string | null
}

/** The state follows from what is stored; it is not stored itself. */
export function actaState({
  over,
  signedBy,
  complete,
}: Pick<ActaStanding, 'over' | 'signedBy' | 'complete'>): ActaState {
  if (complete) return 'complete'
  if (signedBy.length > 0) return 'signing'
  return over ? 'draft' : 'running'
}

type StateRefusal = 'TURNO_NOT_OVER' | 'ACTA_ISSUED' | 'ACTA_COMPLETE' | 'ACTA_UNSIGNED'

/** Whether the event has a place in the state: null, or why not. */
const BARS: Readonly<Record<ActaState, Readonly<Record<ActaEvent, StateRefusal | null>>>> = {
  running: { observe: 'TURNO_NOT_OVER', sign: 'TURNO_NOT_OVER', close: 'TURNO_NOT_OVER' },
  draft: { observe: null, sign: null, close: 'ACTA_UNSIGNED' },
  signing: { observe: 'ACTA_ISSUED', sign: null, close: null },
  complete: { observe: 'ACTA_COMPLETE', sign: 'ACTA_COMPLETE', close: 'ACTA_COMPLETE' },
}

export function observeActa(standing: ActaStanding, text: string): Result<null, StateRefusal | 'OBSERVATION_EMPTY'> {
  const bar = BARS[actaState(standing)].observe
  if (bar !== null) return refuse(bar)
  return text.trim() === '' ? refuse('OBSERVATION_EMPTY') : accept(null)
}

export interface Signing {
  readonly by: string
  /** Hash of the content that was shown to who signs. */
  readonly shown: string
  /** Hash of the content as it is now, or as it was frozen. */
  readonly current: string
}

/** `freezes`: this signature is the first. `completes`: nobody on duty is missing after it. */
export function signActa(
  standing: ActaStanding,
  { by, shown, current }: Signing
): Result<
  { freezes: boolean; completes: boolean },
  StateRefusal | 'NOT_ON_DUTY' | 'ALREADY_SIGNED' | 'ACTA_CHANGED'
> {
  const state = actaState(standing)
  const bar = BARS[state].sign
  if (bar !== null) return refuse(bar)
  if (!standing.onDuty.includes(by)) return refuse('NOT_ON_DUTY')
  if (standing.signedBy.includes(by)) return refuse('ALREADY_SIGNED')
  if (shown !== current) return refuse('ACTA_CHANGED')
  const missing = missingSignatures(standing).filter((personId) => personId !== by)
  return accept({ freezes: state === 'draft', completes: missing.length === 0 })
}

/** By who is in charge; where nobody ever was, by any who signed. */
export function closeActa(
  standing: ActaStanding,
  { by, reason }: { readonly by: string; readonly reason: string }
): Result<null, StateRefusal | 'NOT_IN_CHARGE' | 'CLOSING_NEEDS_REASON'> {
  const bar = BARS[actaState(standing)].close
  if (bar !== null) return refuse(bar)
  const { inCharge, signedBy } = standing
  if (inCharge === null ? !signedBy.includes(by) : inCharge !== by) return refuse('NOT_IN_CHARGE')
  return reason.trim() === '' ? refuse('CLOSING_NEEDS_REASON') : accept(null)
}

/** On duty and not signed yet, in the order of the list. */
export function missingSignatures({ onDuty, signedBy }: Pick<ActaStanding, 'onDuty' | 'signedBy'>): string[] {
  return onDuty.filter((personId) => !signedBy.includes(personId))
}

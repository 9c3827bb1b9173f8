// False information in the registration cancels it for good, and bars from later calls (§2.2 E). Decides from where the
// registration and the attempt stand, the freeze, and what the coordination says. Refuses without a note or a second
// confirmation, one's own registration, twice, and once a selection rests on what was registered.
import { accept, refuse, type Result } from '../kernel/result.ts'
import { toIso, type Instant } from '../kernel/time.ts'
import { stepTo, type AttemptStanding } from '../sitting/attempt-machine.ts'

/** What was false. */
export const FALSE_INFORMATION = ['identity', 'course', 'enarm', 'publications', 'declarations', 'documents'] as const
export type FalseInformation = (typeof FALSE_INFORMATION)[number]

export const REGISTRATION_STATES = ['unregistered', 'registered', 'cancelled'] as const
export type RegistrationState = (typeof REGISTRATION_STATES)[number]

export const REGISTRATION_EVENTS = ['register', 'cancel'] as const
export type RegistrationEvent = (typeof REGISTRATION_EVENTS)[number]

/** All there is: nothing leads out of cancelled, in this call or a later one. */
const TRANSITIONS: Readonly<Record<RegistrationState, Partial<Record<RegistrationEvent, RegistrationState>>>> = {
  unregistered: { register: 'registered' },
  registered: { register: 'registered', cancel: 'cancelled' },
  cancelled: {},
}

/** Where `event` leads; null where it is not possible. */
export function stepRegistration(state: RegistrationState, event: RegistrationEvent): RegistrationState | null {
  return TRANSITIONS[state][event] ?? null
}

export type FalseInformationReport = {
  readonly note: string
  /** The same person confirmed a second time, having read the consequence. */
  readonly confirmedTwice: boolean
  /** The registration is the own one of who cancels. */
  readonly own: boolean
}

export type CancelRegistrationRefusal =
  | 'NOT_REGISTERED' | 'REGISTRATION_CANCELLED' | 'OWN_REGISTRATION' | 'FALSE_INFORMATION_NEEDS_NOTE'
  | 'CONFIRMATION_MISSING' | 'FILE_FROZEN'

/**
 * Where the attempt goes: null when there is none. One that fraud cancelled before stays cancelled, and is now beyond
 * reinstatement. `frozenAt` is null while no selection was frozen; from that instant on FILE_FROZEN. §2.2 E
 */
export function cancelRegistration(
  { state, attempt, frozenAt, now }: {
    readonly state: RegistrationState, readonly attempt: AttemptStanding | null, readonly frozenAt: Instant | null,
    readonly now: Instant,
  },
  { note, confirmedTwice, own }: FalseInformationReport,
): Result<AttemptStanding | null, CancelRegistrationRefusal> {
  if (stepRegistration(state, 'cancel') === null) {
    return refuse(state === 'cancelled' ? 'REGISTRATION_CANCELLED' : 'NOT_REGISTERED')
  }
  if (own) return refuse('OWN_REGISTRATION')
  if (note.trim() === '') return refuse('FALSE_INFORMATION_NEEDS_NOTE')
  if (!confirmedTwice) return refuse('CONFIRMATION_MISSING')
  if (frozenAt !== null && now >= frozenAt) return refuse('FILE_FROZEN', { at: toIso(frozenAt) })
  if (attempt === null) return accept(null)
  return accept(stepTo(attempt, 'cancel') ?? attempt)
}

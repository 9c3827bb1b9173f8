// One writer per attempt. The lease belongs to a tab, of a session, on a machine, and has an epoch that grows with
// every change of hands. The same tab resumes it. The same session on the same machine takes it over by an explicit
// act of the candidate; another machine waits until the supervisor released it. Refuses nothing silently: who may not
// write learns where the writer is, since when, and whether an act of their own is enough.
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import type { AttemptState } from './attempt-machine.ts'

/** Names by their digests: equal text is the same tab, session or machine. */
export interface LeaseClaimant {
  readonly tab: string
  readonly session: string
  readonly device: string
}

export interface Lease {
  readonly epoch: number
  /** Null before the first claim and after a release. */
  readonly holder: LeaseClaimant | null
  /** The machine that held it last; null before the first claim. */
  readonly lastDevice: string | null
  /** The epoch since which that machine has held it without interruption. */
  readonly deviceSince: number
}

export type ClaimVerdict =
  /** Goes on under the epoch that it has. */
  | { readonly kind: 'resumed' }
  /** `deviceSince`: what this machine changed from that epoch on was changed under its own lease. */
  | { readonly kind: 'granted'; readonly epoch: number; readonly deviceSince: number }
  /** `released`: the supervisor took it from this very machine. */
  | { readonly kind: 'held'; readonly by: 'thisMachine' | 'otherMachine' | 'released'; readonly mayTakeOver: boolean }
  /** Nobody writes before admission or after the end. */
  | { readonly kind: 'notOpen' }

interface Claim {
  readonly state: AttemptState
  readonly lease: Lease
  readonly claimant: LeaseClaimant
  /** The candidate asked for it: "Seguir aquí". */
  readonly explicit: boolean
  /** The holder's session was ended or has expired: nobody can write through it any more. */
  readonly holderSessionOver: boolean
}

/** Whether an attempt in this state has a writer at all: from admission to its end. */
export function isWritable(state: AttemptState): boolean {
  return state === 'admitted' || state === 'inProgress'
}

export function decideClaim({ state, lease, claimant, explicit, holderSessionOver }: Claim): ClaimVerdict {
  if (!isWritable(state)) return { kind: 'notOpen' }
  const { holder, lastDevice } = lease
  const sameMachine = lastDevice === claimant.device
  if (holder === null) {
    if (sameMachine && !explicit) return { kind: 'held', by: 'released', mayTakeOver: true }
    return grant(lease, false)
  }
  if (holder.tab === claimant.tab && holder.session === claimant.session) return { kind: 'resumed' }
  if (!sameMachine) return { kind: 'held', by: 'otherMachine', mayTakeOver: false }
  const mayTakeOver = holder.session === claimant.session || holderSessionOver
  if (!mayTakeOver) return { kind: 'held', by: 'thisMachine', mayTakeOver }
  return explicit ? grant(lease, true) : { kind: 'held', by: 'thisMachine', mayTakeOver }
}

function grant({ epoch, deviceSince }: Lease, uninterrupted: boolean): ClaimVerdict {
  return { kind: 'granted', epoch: epoch + 1, deviceSince: uninterrupted ? deviceSince : epoch + 1 }
}

export const RELEASE_REASONS = ['machineDied', 'lineDied', 'seatChanged', 'other'] as const
export type ReleaseReason = (typeof RELEASE_REASONS)[number]

export interface Release {
  readonly reason: ReleaseReason
  readonly note: string
}

/**
 * The supervisor takes the lease from its holder: its epoch ends at once, and the next machine that asks gets the one
 * after. WRONG_STATE where nobody writes; NOT_HELD where nobody holds it; RELEASE_NEEDS_NOTE for `other` in no words.
 */
export function decideRelease(
  state: AttemptState, { epoch, holder }: Pick<Lease, 'epoch' | 'holder'>, { reason, note }: Release,
): Result<{ epoch: number }, 'WRONG_STATE' | 'NOT_HELD' | 'RELEASE_NEEDS_NOTE'> {
  if (!isWritable(state)) return refuse('WRONG_STATE')
  if (holder === null) return refuse('NOT_HELD')
  if (reason === 'other' && note.trim() === '') return refuse('RELEASE_NEEDS_NOTE')
  return accept({ epoch: epoch + 1 })
}

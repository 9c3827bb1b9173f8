// The annulment of items of a form as a machine: proposed by one person with a reason, decided once by another, and the
// same for everybody who sat the form. Refused once the selection is frozen, until that freeze is discarded; never after
// publication: the result of the exam is not reviewed. §3.1 B
import { canonicalJson } from '../kernel/canonical-json.ts'
import { accept, refuse, type Result } from '../kernel/result.ts'
import { sha256Hex } from '../kernel/sha256.ts'
import type { Annulment, AnnulmentPolicy } from './mark.ts'

/** Why an item cannot be held against anybody. Stable codes. */
export const ANNULMENT_KINDS = [
  'wrongKey', 'severalRight', 'noneRight', 'ambiguous', 'outOfScope', 'unreadable', 'exposed', 'other',
] as const
export type AnnulmentKind = (typeof ANNULMENT_KINDS)[number]

export const ANNULMENT_STATES = ['absent', 'proposed', 'approved', 'rejected', 'withdrawn'] as const
export type AnnulmentState = (typeof ANNULMENT_STATES)[number]
export const ANNULMENT_EVENTS = ['propose', 'approve', 'reject', 'withdraw'] as const
export type AnnulmentEvent = (typeof ANNULMENT_EVENTS)[number]

export const ANNULMENT_TRANSITIONS = {
  absent: { propose: 'proposed' },
  proposed: { approve: 'approved', reject: 'rejected', withdraw: 'withdrawn' },
  approved: {},
  rejected: {},
  withdrawn: {},
} as const satisfies Record<AnnulmentState, Partial<Record<AnnulmentEvent, AnnulmentState>>>

/** How far the selection of the call is. A discarded freeze counts as none. */
export const SELECTION_STAGES = ['open', 'frozen', 'published'] as const
export type SelectionStage = (typeof SELECTION_STAGES)[number]

/** What moves marks has no place after the freeze; to turn a proposal down always has. */
const MOVES_MARKS: readonly AnnulmentEvent[] = ['propose', 'approve']

export type AnnulmentStepRefusal =
  'ANNULMENT_UNKNOWN' | 'ANNULMENT_OPEN' | 'ANNULMENT_DECIDED' | 'ANNULMENT_AFTER_FREEZE' | 'ANNULMENT_AFTER_PUBLICATION'

/** The state after the event, or why there is none. §3.1 B */
export function stepAnnulment(
  state: AnnulmentState, event: AnnulmentEvent, stage: SelectionStage,
): Result<AnnulmentState, AnnulmentStepRefusal> {
  const next = (ANNULMENT_TRANSITIONS[state] as Partial<Record<AnnulmentEvent, AnnulmentState>>)[event]
  if (next === undefined) {
    if (state === 'absent') return refuse('ANNULMENT_UNKNOWN')
    return refuse(state === 'proposed' ? 'ANNULMENT_OPEN' : 'ANNULMENT_DECIDED')
  }
  if (MOVES_MARKS.includes(event)) {
    if (stage === 'published') return refuse('ANNULMENT_AFTER_PUBLICATION')
    if (stage === 'frozen') return refuse('ANNULMENT_AFTER_FREEZE')
  }
  return accept(next)
}

export interface AnnulmentProposal {
  readonly stage: SelectionStage
  /** A proposal for this form waits for its decision. */
  readonly open: boolean
  readonly reason: string
  readonly proposed: Annulment
  /** What is annulled in this form already; without items its policy says nothing. */
  readonly standing: Annulment
  /** Items of the form. */
  readonly formItemIds: readonly string[]
}

export type AnnulmentContentRefusal =
  | 'ANNULMENT_NEEDS_REASON' | 'ANNULMENT_NEEDS_ITEMS' | 'ANNULLED_ITEM_UNKNOWN' | 'ITEM_ALREADY_ANNULLED'
  | 'ANNULMENT_POLICY_DIFFERS' | 'NOTHING_COUNTED'

/**
 * What the form's annulment would be with the proposal: the union of items under the one policy of the form.
 * - ANNULMENT_POLICY_DIFFERS: what is annulled already stands under the other policy; one form has one.
 * - NOTHING_COUNTED: no item would be left to mark.
 */
export function proposeAnnulment(
  { stage, open, reason, proposed, standing, formItemIds }: AnnulmentProposal,
): Result<Annulment, AnnulmentStepRefusal | AnnulmentContentRefusal> {
  const step = stepAnnulment(open ? 'proposed' : 'absent', 'propose', stage)
  if (!step.ok) return step
  if (reason.trim() === '') return refuse('ANNULMENT_NEEDS_REASON')
  return joinAnnulments({ proposed, standing, formItemIds })
}

/** The union under one policy, or why there is none; no judgement of reason or moment. */
export function joinAnnulments(
  { proposed, standing, formItemIds }: Pick<AnnulmentProposal, 'proposed' | 'standing' | 'formItemIds'>,
): Result<Annulment, AnnulmentContentRefusal> {
  if (proposed.itemIds.length === 0) return refuse('ANNULMENT_NEEDS_ITEMS')
  const unknown = proposed.itemIds.find((itemId) => !formItemIds.includes(itemId))
  if (unknown !== undefined) return refuse('ANNULLED_ITEM_UNKNOWN', { itemId: unknown })
  const again = proposed.itemIds.find((itemId) => standing.itemIds.includes(itemId))
  if (again !== undefined) return refuse('ITEM_ALREADY_ANNULLED', { itemId: again })
  if (standing.itemIds.length > 0 && standing.policy !== proposed.policy) return refuse('ANNULMENT_POLICY_DIFFERS')
  const itemIds = [...new Set([...standing.itemIds, ...proposed.itemIds])].sort()
  // Under either policy: a form whose every item is credited to all marks nobody either.
  if (itemIds.length === formItemIds.length) return refuse('NOTHING_COUNTED')
  return accept({ itemIds, policy: proposed.policy })
}

export interface AnnulmentDecision {
  readonly state: AnnulmentState
  readonly stage: SelectionStage
  readonly event: Exclude<AnnulmentEvent, 'propose'>
  readonly by: string
  readonly proposedBy: string
  readonly note: string
}

/** Who proposed can only withdraw; somebody else approves, or rejects with a note. */
export function decideAnnulment(
  { state, stage, event, by, proposedBy, note }: AnnulmentDecision,
): Result<AnnulmentState, AnnulmentStepRefusal | 'SECOND_PERSON_NEEDED' | 'NOT_YOUR_PROPOSAL' | 'REJECTION_NEEDS_NOTE'> {
  const step = stepAnnulment(state, event, stage)
  if (!step.ok) return step
  if (event === 'withdraw') return by === proposedBy ? step : refuse('NOT_YOUR_PROPOSAL')
  if (by === proposedBy) return refuse('SECOND_PERSON_NEEDED')
  return event === 'reject' && note.trim() === '' ? refuse('REJECTION_NEEDS_NOTE') : step
}

/** What stands annulled in one form. */
export interface FormAnnulment {
  readonly formId: string
  readonly policy: AnnulmentPolicy
  readonly itemIds: readonly string[]
}

/** SHA-256 (hex) of the annulments of a call, whatever their order: what a freeze records of them. */
export function annulmentsDigest(annulments: readonly FormAnnulment[]): string {
  const sorted = annulments.map(({ formId, policy, itemIds }) => ({ formId, policy, itemIds: [...itemIds].sort() }))
    .sort((left, right) => (left.formId < right.formId ? -1 : 1))
  return sha256Hex(canonicalJson(sorted))
}

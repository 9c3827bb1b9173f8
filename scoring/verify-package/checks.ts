// What the check of a package can find: a closed list, in the order in which it is told. Texts belong to whoever shows it.

export const CHECKS = [
  'files', 'signature', 'key', 'archive', 'inputs', 'seedOnly', 'lottery', 'exclusions', 'tree', 'results', 'stable',
] as const
export type CheckName = (typeof CHECKS)[number]

/** Why a check failed; each belongs to one check. */
export type Fault =
  | { readonly check: 'files', readonly code: 'SIZE_DIFFERS' | 'HASH_DIFFERS', readonly file: string }
  | { readonly check: 'files', readonly code: 'LIST_DIFFERS' | 'MANIFEST_NOT_CANONICAL' }
  | { readonly check: 'signature', readonly code: 'SIGNATURE_WRONG' | 'KEY_UNREADABLE' | 'KEY_ID_DIFFERS' }
  | { readonly check: 'key', readonly code: 'OTHER_KEY' }
  | { readonly check: 'archive', readonly code: 'ARCHIVE_NOT_EXACT' }
  | { readonly check: 'inputs', readonly code: 'LEDGER_UNUSABLE' | 'FROZEN_INPUT_UNUSABLE' | 'FROZEN_INPUT_HAS_SEED' }
  | { readonly check: 'inputs', readonly code: 'RULES_DOCUMENT_DIFFERS' | 'TERMS_DIFFER' | 'MARKS_SOURCE_DIFFERS' }
  | { readonly check: 'inputs', readonly code: 'ANNULMENTS_DIFFER' | 'MANIFEST_STATES_OTHERWISE' }
  | { readonly check: 'inputs', readonly code: 'KIND_DIFFERS', readonly kind: string }
  | { readonly check: 'seedOnly', readonly code: 'INPUT_DIFFERS_BEYOND_SEED' }
  | { readonly check: 'lottery', readonly code: LotteryFault }
  | { readonly check: 'exclusions', readonly code: 'EXCLUSIONS_DIFFER' }
  | { readonly check: 'tree', readonly code: 'LEAVES_UNUSABLE' | 'TREE_SIZE_DIFFERS' | 'TREE_HEAD_DIFFERS' }
  | { readonly check: 'results', readonly code: 'RESULTS_DIFFER', readonly firstByte: number | null }
  | { readonly check: 'stable', readonly code: 'NOT_STABLE', readonly violations: number }

export type LotteryFault =
  | 'RECORD_UNUSABLE' | 'COMMITMENT_HASH_WRONG' | 'OTHER_FROZEN_INPUT' | 'BEACON_NOT_AS_KNOWN' | 'BEACON_MOMENT_WRONG'
  | 'COMMITTED_TOO_LATE' | 'DRAWN_TOO_EARLY' | 'OTHER_ROUND' | 'ROUND_SIGNATURE_WRONG' | 'BEACON_VALUE_WRONG'
  | 'SECRET_WRONG' | 'SEED_WRONG' | 'TEST_BEACON'

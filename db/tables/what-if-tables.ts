/** What-if runs (migration 0041). */
import type { Fixed, GeneratedId, StampedTimestamp } from './columns.ts'

export interface WhatIfTable {
  id: GeneratedId
  run_id: Fixed<string>
  label: Fixed<string>
  /** Canonical JSON: seats of pools, before and after. */
  changes: Fixed<string>
  /** Canonical JSON: who moves, by selection id. */
  comparison: Fixed<string>
  input_sha256: Fixed<string>
  results_sha256: Fixed<string>
  made_at: StampedTimestamp
  made_by: Fixed<string>
}

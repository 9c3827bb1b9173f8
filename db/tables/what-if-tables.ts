/** What-if runs (migrations 0041, 0050). */
import type { Fixed, GeneratedId, StampedTimestamp } from './columns.ts'

export interface WhatIfTable {
  id: GeneratedId
  run_id: Fixed<string>
  label: Fixed<string>
  /** Canonical JSON: seats of pools, before and after. */
  changes: Fixed<string>
  /** Canonical JSON: who moves, by selection id. */
  comparison: Fixed<string>
  /** Canonical JSON: a form, what stands annulled in it and what would; null: nothing else. */
  annulment: Fixed<string | null>
  /** Canonical JSON: the cut-offs that differ; null: made before they were compared. */
  cutoffs: Fixed<string | null>
  /** Full ties fell by an invented seed, since no lottery was drawn; null: made before this was kept. */
  invented_seed: Fixed<boolean | null>
  input_sha256: Fixed<string>
  results_sha256: Fixed<string>
  made_at: StampedTimestamp
  made_by: Fixed<string>
}

/** The item bank and frozen forms (migration 0005). */
import type { Fixed, FixedTimestamp, GeneratedId } from './columns.ts'

export interface ItemTable {
  id: GeneratedId
  code: string
  area: 'clinical' | 'research'
  topic: string
  vignette: string | null
  stem: string
  rationale: string | null
  fingerprint: string
  image_svg: string | null
  image_alt: string | null
}

export interface ItemOptionTable {
  /** exam-engine/items/item-ids.ts */
  id: Fixed<string>
  item_id: string
  /** 1-5, as imported; candidates see a permutation. */
  position: number
  text: string
}

export interface ItemKeyTable {
  item_id: string
  option_id: string
}

export interface ExamItemTable {
  exam_id: string
  item_id: string
}

export interface FormTable {
  id: Fixed<string>
  exam_id: Fixed<string>
  version: Fixed<number>
  seed: Fixed<string>
  /** Canonical JSON of exam-engine/items/form.ts, without key or rationale. */
  content: Fixed<string>
  content_sha256: Fixed<string>
  item_count: Fixed<number>
  frozen_at: FixedTimestamp
  frozen_by: Fixed<string | null>
}

export interface FormKeyTable {
  form_id: Fixed<string>
  content_sha256: Fixed<string>
  key: Fixed<string>
  key_sha256: Fixed<string>
}

/** app/sealed-paper (migration 0009). */
export interface SealedPaperTable {
  form_id: Fixed<string>
  version: Fixed<number>
  content_sha256: Fixed<string>
  key_id: Fixed<string>
  bytes: Fixed<Buffer>
  sha256: Fixed<string>
  sealed_at: FixedTimestamp
}

export interface FormItemTable {
  form_id: Fixed<string>
  /** exam-engine/items/item-ids.ts */
  item_id: Fixed<string>
  option_ids: Fixed<string[]>
}

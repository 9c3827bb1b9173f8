/** Declared publications, their picture and their evaluation (migration 0022). Times are the database's. */
import type { ColumnType } from 'kysely'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { ArticleType } from '#exam-engine/convocatoria/article-points.ts'
import type { Basis } from '#exam-engine/publications/article-machine.ts'
import type { Draft } from '#exam-engine/publications/judgement.ts'
import type { Decimal, Fixed, GeneratedId, NullableTimestamp, WithDefault } from './columns.ts'

/** Stamped by the database; only the owner, who loads, gives another. */
type Stamped = ColumnType<Instant, string | undefined, never>

export interface PublicationFileTable {
  id: GeneratedId
  convocatoria_id: Fixed<string>
  person_id: Fixed<string>
  original_key: Fixed<string>
  original_sha256: Fixed<string>
  original_bytes: Fixed<number>
  viewing_key: Fixed<string>
  width: Fixed<number>
  height: Fixed<number>
  sharpness: Fixed<Decimal>
  uploaded_at: Stamped
}

export interface PublicationDeclarationTable {
  id: GeneratedId
  convocatoria_id: Fixed<string>
  person_id: Fixed<string>
  version: Fixed<number>
  /** Null while the list has no picture. */
  file_id: Fixed<string | null>
  declared_at: Stamped
}

export interface DeclaredArticleTable {
  id: GeneratedId
  declaration_id: Fixed<string>
  position: Fixed<number>
  doi: Fixed<string>
  issn: Fixed<string>
  pmid: Fixed<string>
  type: Fixed<ArticleType>
  author_position: Fixed<number>
  published_on: Fixed<string>
  title: Fixed<string>
  journal: Fixed<string>
}

export interface PublicationEvaluationTable {
  id: GeneratedId
  article_id: Fixed<string>
  evaluator_id: Fixed<string>
  state: WithDefault<'held' | 'returned' | 'lapsed' | 'signed'>
  dealt_at: Stamped
  ended_at: NullableTimestamp
  return_reason: string | null
  /** Written as JSON text. */
  draft: ColumnType<Draft, string, string>
  draft_saved_at: NullableTimestamp
  accepted: boolean | null
  type: ArticleType | null
  author_position: number | null
}

export interface PublicationDecisionTable {
  article_id: Fixed<string>
  accepted: Fixed<boolean>
  type: Fixed<ArticleType | null>
  author_position: Fixed<number | null>
  points: Fixed<Decimal>
  basis: Fixed<Basis>
  decided_at: Stamped
}

/** An instant as a SQL expression, for comparisons: columns are read as Instant, but the driver sends text. */
import { sql, type RawBuilder } from 'kysely'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'

export function sqlInstant(at: Instant): RawBuilder<Instant> {
  return sql<Instant>`${toIso(at)}::timestamptz`
}

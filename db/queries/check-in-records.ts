/** Decisions at the door, appended as they were taken: what was checked, why, what the candidate declared, by whom. */
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx, Trx } from '../client.ts'

interface NewCheckIn {
  attemptId: string
  outcome: 'admitted' | 'denied' | 'denialUndone'
  checks?: { solicitudShown: boolean | null; idShown: boolean | null; identityMatches: boolean | null }
  reason?: string
  note?: string
  statement?: string
  at: Instant
  by: string
}

export async function insertCheckIn(trx: Trx, record: NewCheckIn): Promise<void> {
  const { checks } = record
  await trx.insertInto('check_in_record').values({
    attempt_id: record.attemptId, outcome: record.outcome, solicitud_shown: checks?.solicitudShown ?? null,
    id_shown: checks?.idShown ?? null, identity_matches: checks?.identityMatches ?? null,
    reason: record.reason ?? null, note: record.note ?? '', statement: record.statement ?? '', at: toIso(record.at),
    by_id: record.by,
  }).execute()
}

export interface CheckInRow {
  attemptId: string
  outcome: 'admitted' | 'denied' | 'denialUndone'
  solicitudShown: boolean | null
  idShown: boolean | null
  identityMatches: boolean | null
  reason: string | null
  note: string
  statement: string
  at: Instant
  /** Names and first surname of who decided. */
  by: string
}

/** Every decision on these attempts, the first one first. */
export async function listCheckIns(db: DbOrTrx, attemptIds: readonly string[]): Promise<CheckInRow[]> {
  if (attemptIds.length === 0) return []
  const rows = await db.selectFrom('check_in_record').innerJoin('person', 'person.id', 'check_in_record.by_id')
    .select(['check_in_record.attempt_id as attemptId', 'outcome', 'solicitud_shown as solicitudShown',
      'id_shown as idShown', 'identity_matches as identityMatches', 'reason', 'note', 'statement', 'at',
      'person.given_names', 'person.first_surname'])
    .where('check_in_record.attempt_id', 'in', attemptIds).orderBy('check_in_record.id').execute()
  return rows.map(({ given_names: names, first_surname: surname, ...row }) => ({ ...row, by: `${names} ${surname}` }))
}

/** Resets of a second factor: proposed by one admin, decided by another; one open for a person at most. */
import { sql } from 'kysely'
import type { DbOrTrx, Trx } from '../client.ts'

export async function insertReset(trx: Trx, reset: { personId: string, reason: string, by: string }): Promise<void> {
  await trx.insertInto('factor_reset')
    .values({ person_id: reset.personId, reason: reset.reason, proposed_by: reset.by }).execute()
}

export async function findOpenReset(db: DbOrTrx, personId: string) {
  return db.selectFrom('factor_reset').innerJoin('person', 'person.id', 'factor_reset.proposed_by')
    .select(['factor_reset.id', 'reason', 'proposed_by', 'proposed_at', 'given_names', 'first_surname', 'second_surname'])
    .where('factor_reset.person_id', '=', personId).where('outcome', 'is', null).executeTakeFirst()
}

/** False when somebody decided it before. */
export async function decideReset(
  trx: Trx, id: string, outcome: 'confirmed' | 'withdrawn', by: string,
): Promise<boolean> {
  const { numUpdatedRows } = await trx.updateTable('factor_reset')
    .set({ outcome, decided_by: by, decided_at: sql<string>`clock_timestamp()` })
    .where('id', '=', id).where('outcome', 'is', null).executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

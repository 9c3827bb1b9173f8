/** Keys for opening without net, and the codes that were shown of them. Decided under lockAttempt's lock. */
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx, Trx } from '../client.ts'

const KEY = ['offline_key.id', 'offline_key.form_id as formId', 'offline_key.device', 'offline_key.secret'] as const

/** What was made for this machine and this paper of the attempt before. */
export async function findOfflineKey(
  db: DbOrTrx, { attemptId, device, formId }: { attemptId: string; device: Buffer; formId: string },
) {
  return db.selectFrom('offline_key').select(KEY).where('attempt_id', '=', attemptId)
    .where('device', '=', device).where('form_id', '=', formId).executeTakeFirst()
}

interface NewOfflineKey {
  id: string
  attemptId: string
  device: Buffer
  formId: string
  masterId: string
  /** Under the master key. */
  secret: Buffer
  at: Instant
}

export async function insertOfflineKey(trx: Trx, key: NewOfflineKey): Promise<void> {
  await trx.insertInto('offline_key').values({
    id: key.id, attempt_id: key.attemptId, device: key.device, form_id: key.formId, master_id: key.masterId,
    secret: key.secret, made_at: toIso(key.at),
  }).execute()
}

/**
 * The key of the machine that holds the attempt's lease, for the paper `formId`, with who was shown its code and when.
 * Undefined where that machine got none, or where no machine holds the lease.
 */
export async function findKeyOfHolder(db: DbOrTrx, attemptId: string, formId: string) {
  return db.selectFrom('attempt')
    .innerJoin('offline_key', (join) => join.onRef('offline_key.attempt_id', '=', 'attempt.id')
      .onRef('offline_key.device', '=', 'attempt.lease_device').on('offline_key.form_id', '=', formId))
    .leftJoin('offline_code', 'offline_code.key_id', 'offline_key.id')
    .leftJoin('person', 'person.id', 'offline_code.shown_by')
    .select([...KEY, 'offline_code.shown_at as shownAt', 'offline_code.shown_by as shownBy',
      'offline_code.told_at as toldAt', 'offline_code.opened_at as openedAt',
      'person.given_names as shownToGivenNames', 'person.first_surname as shownToSurname'])
    .where('attempt.id', '=', attemptId).where('attempt.lease_session', 'is not', null).executeTakeFirst()
}

/** The one time: a second row for the same key breaks offline_code's primary key. */
export async function insertOfflineCode(
  trx: Trx, { keyId, at, by }: { keyId: string; at: Instant; by: string },
): Promise<void> {
  await trx.insertInto('offline_code').values({ key_id: keyId, shown_at: toIso(at), shown_by: by }).execute()
}

/** Whether this machine was shown a code for the attempt, and has told of it. */
export async function findShownCode(db: DbOrTrx, attemptId: string, device: Buffer) {
  return db.selectFrom('offline_code').innerJoin('offline_key', 'offline_key.id', 'offline_code.key_id')
    .select(['offline_code.key_id as keyId', 'offline_code.shown_at as shownAt', 'offline_code.told_at as toldAt'])
    .where('offline_key.attempt_id', '=', attemptId).where('offline_key.device', '=', device)
    .orderBy('offline_code.shown_at', 'desc').limit(1).executeTakeFirst()
}

export async function saveOpeningTold(
  trx: Trx, keyId: string, { at, openedAt }: { at: Instant; openedAt: Instant },
): Promise<void> {
  await trx.updateTable('offline_code').set({ told_at: toIso(at), opened_at: toIso(openedAt) })
    .where('key_id', '=', keyId).where('told_at', 'is', null).execute()
}

/** Public keys of signatures: the one in use for a purpose, and all that ever were. Private keys are not in here. */
import { sql } from 'kysely'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx, Trx } from '../client.ts'

const SIGNING_LOCK = 7_202_430

/** Who makes or changes the key of a purpose waits here for others until the transaction ends, on every node. */
export async function lockSigningKeys(trx: Trx, purpose: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${SIGNING_LOCK}, hashtext(${purpose}))`.execute(trx)
}

/** The id of the key in use; undefined before there is one. */
export async function findKeyInUse(db: DbOrTrx, purpose: string): Promise<string | undefined> {
  const row = await db.selectFrom('signing_key').select('id')
    .where('purpose', '=', purpose).where('until', 'is', null).executeTakeFirst()
  return row?.id
}

/** The public key (PEM) of any time; undefined when it never signed for this purpose. */
export async function findPublicKey(db: DbOrTrx, purpose: string, id: string): Promise<string | undefined> {
  const row = await db.selectFrom('signing_key').select('public_key')
    .where('purpose', '=', purpose).where('id', '=', id).executeTakeFirst()
  return row?.public_key
}

/** The public keys (PEM) that ever signed for this purpose, the newest first. */
export async function listPublicKeys(db: DbOrTrx, purpose: string): Promise<string[]> {
  const rows = await db.selectFrom('signing_key').select('public_key').where('purpose', '=', purpose)
    .orderBy('since', 'desc').execute()
  return rows.map(({ public_key: pem }) => pem)
}

export async function listSigningKeys(db: DbOrTrx) {
  return db.selectFrom('signing_key').selectAll().orderBy('purpose').orderBy('since').execute()
}

export async function endKeyInUse(trx: Trx, purpose: string, at: Instant): Promise<void> {
  await trx.updateTable('signing_key').set({ until: toIso(at) })
    .where('purpose', '=', purpose).where('until', 'is', null).execute()
}

export async function insertSigningKey(
  trx: Trx, key: { id: string, purpose: string, publicKey: string, since: Instant },
): Promise<void> {
  await trx.insertInto('signing_key').values({
    id: key.id, purpose: key.purpose, public_key: key.publicKey, since: toIso(key.since),
  }).execute()
}

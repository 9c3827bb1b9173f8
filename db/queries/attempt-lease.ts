/** Who writes an attempt. Decisions are made under lockAttempt's lock, by exam-engine/sitting/lease.ts. */
import { sql } from 'kysely'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import type { Lease } from '#exam-engine/sitting/lease.ts'
import type { DbOrTrx, Trx } from '../client.ts'

export interface StoredLease extends Lease {
  since: Instant | null
  /** The epoch that the last release began; the one after it is the first of the machine that followed. */
  releasedEpoch: number | null
  /** What the machine it was released from had not sent, as far as was known; null where nobody knew. */
  unsentAtRelease: number | null
  /** The holder's session was ended or has expired. */
  holderSessionOver: boolean
}

/** The attempt exists. */
export async function readLeaseState(db: DbOrTrx, attemptId: string): Promise<StoredLease> {
  const row = await db.selectFrom('attempt').leftJoin('session', 'session.token_sha256', 'attempt.lease_owner')
    .select(['lease_epoch', 'lease_session', 'lease_owner', 'lease_device', 'lease_since', 'lease_device_epoch',
      'lease_unsent', 'lease_released_epoch',
      sql<boolean>`session.revoked_at is not null or session.expires_at <= clock_timestamp()`.as('over')])
    .where('attempt.id', '=', attemptId).executeTakeFirstOrThrow()
  const hex = (bytes: Buffer | null) => bytes?.toString('hex') ?? ''
  return {
    epoch: row.lease_epoch,
    holder: row.lease_session === null
      ? null
      : { tab: hex(row.lease_session), session: hex(row.lease_owner), device: hex(row.lease_device) },
    lastDevice: row.lease_device?.toString('hex') ?? null,
    deviceSince: row.lease_device_epoch,
    since: row.lease_since,
    releasedEpoch: row.lease_released_epoch,
    unsentAtRelease: row.lease_unsent,
    // Null where the session is not known at all.
    holderSessionOver: (row.over as boolean | null) === true,
  }
}

interface NewLease {
  epoch: number
  deviceSince: number
  tab: Buffer
  session: Buffer
  device: Buffer
  at: Instant
}

export async function saveLease(trx: Trx, attemptId: string, lease: NewLease): Promise<void> {
  await trx.updateTable('attempt').set({
    lease_epoch: lease.epoch, lease_session: lease.tab, lease_owner: lease.session, lease_device: lease.device,
    lease_since: toIso(lease.at), lease_device_epoch: lease.deviceSince,
  }).where('id', '=', attemptId).execute()
}

/** Nobody holds it from here on; which machine it was taken from stays known. */
export async function saveRelease(
  trx: Trx, attemptId: string, release: { epoch: number; at: Instant; unsent: number | null },
): Promise<void> {
  await trx.updateTable('attempt').set({
    lease_epoch: release.epoch, lease_session: null, lease_owner: null, lease_since: toIso(release.at),
    lease_unsent: release.unsent, lease_released_epoch: release.epoch,
  }).where('id', '=', attemptId).execute()
}

export interface MachinePulse {
  /** Changes that the machine had not sent. */
  unsent: number
  /** The item on its screen. */
  itemId: string | null
}

/** The machine's word on where it is. */
export async function savePulse(db: DbOrTrx, attemptId: string, { unsent, itemId }: MachinePulse): Promise<void> {
  const pulse = { unsent, item_id: itemId, reported_at: sql<string>`efiser_now()` }
  await db.insertInto('attempt_pulse').values({ attempt_id: attemptId, ...pulse })
    .onConflict((conflict) => conflict.column('attempt_id').doUpdateSet(pulse)).execute()
}

/** Null where no machine ever said anything. */
export async function readPulse(db: DbOrTrx, attemptId: string): Promise<MachinePulse | null> {
  const row = await db.selectFrom('attempt_pulse').select(['unsent', 'item_id as itemId'])
    .where('attempt_id', '=', attemptId).executeTakeFirst()
  return row ?? null
}

/** Of the attempts that a machine ever wrote: whether one does now, since when, and its last word on what is unsent. */
export async function listLeases(db: DbOrTrx, attemptIds: readonly string[]) {
  const rows = await db.selectFrom('attempt').leftJoin('attempt_pulse', 'attempt_pulse.attempt_id', 'attempt.id')
    .select(['attempt.id', 'lease_session', 'lease_since', 'lease_unsent', 'attempt_pulse.unsent'])
    .where('attempt.id', 'in', attemptIds).where('lease_since', 'is not', null).execute()
  return new Map(rows.map((row) => {
    const held = row.lease_session !== null
    return [row.id, { held, since: row.lease_since, unsent: held ? row.unsent : row.lease_unsent }]
  }))
}

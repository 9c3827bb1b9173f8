/** Lotteries of frozen selections: committed once, then drawn once. The sealed secret is read only to be drawn. */
import { sql } from 'kysely'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import type { LotteryTable } from '../tables/selection-tables.ts'
import type { DbOrTrx, Trx } from '../client.ts'

interface NewLottery {
  runId: string
  convocatoriaId: string
  number: number
  commitment: string
  commitmentSha256: string
  frozenInputSha256: string
  secretSha256: string
  sealedSecret: Buffer
  committedBy: string
  chain: 'drand-quicknet' | 'drand-default' | 'efiser-faro-de-prueba'
  beaconAt: Instant
  fallbackAt: Instant
}

/** Commits; the database holds that the beacon's moment is still to come and that the input is the frozen one. */
export async function insertLottery(trx: Trx, lottery: NewLottery, now: Instant): Promise<void> {
  await trx.insertInto('lottery').values({
    run_id: lottery.runId, convocatoria_id: lottery.convocatoriaId, number: lottery.number,
    commitment: lottery.commitment, commitment_sha256: lottery.commitmentSha256,
    frozen_input_sha256: lottery.frozenInputSha256, secret_sha256: lottery.secretSha256,
    sealed_secret: lottery.sealedSecret, committed_at: toIso(now), committed_by: lottery.committedBy,
    chain: lottery.chain, beacon_at: toIso(lottery.beaconAt), fallback_at: toIso(lottery.fallbackAt),
  }).execute()
}

/** How many runs of the convocatoria were committed before; the caller holds the lock of the selection. */
export async function countLotteries(db: DbOrTrx, convocatoriaId: string): Promise<number> {
  const { count } = await db.selectFrom('lottery').select(({ fn }) => fn.countAll<number>().as('count'))
    .where('convocatoria_id', '=', convocatoriaId).executeTakeFirstOrThrow()
  return count
}

/** Locked until the transaction ends, with the frozen input that it is of; undefined when there is none. */
export async function lockLottery(trx: Trx, runId: string) {
  return trx.selectFrom('lottery').innerJoin('selection_run', 'selection_run.id', 'lottery.run_id')
    .selectAll('lottery').select(['selection_run.input as frozen_input', 'selection_run.discarded_at'])
    .where('lottery.run_id', '=', runId).forUpdate('lottery').executeTakeFirst()
}

export async function saveFallbackAsked(trx: Trx, runId: string, by: string, reason: string, now: Instant): Promise<void> {
  await trx.updateTable('lottery').set({
    state: 'fallbackAsked', fallback_asked_at: toIso(now), fallback_asked_by: by, fallback_reason: reason,
  }).where('run_id', '=', runId).execute()
}

interface DrawnLottery {
  by: string
  source: NonNullable<LotteryTable['source']>
  signature: string
  beaconValue: string
  secret: string
  seed: string
  record: string
  seededInput: string
  seededInputSha256: string
}

/** Keeps the draw; the database computes value and seed again and refuses others. */
export async function saveDraw(trx: Trx, runId: string, draw: DrawnLottery, now: Instant): Promise<void> {
  await trx.updateTable('lottery').set({
    state: 'drawn', drawn_at: toIso(now), drawn_by: draw.by, source: draw.source, signature: draw.signature,
    beacon_value: draw.beaconValue, secret: draw.secret, seed: draw.seed, record: draw.record,
    seeded_input: draw.seededInput, seeded_input_sha256: draw.seededInputSha256,
  }).where('run_id', '=', runId).execute()
}

/** What everybody may read of every lottery of a convocatoria, the newest first; a secret only once it is drawn. */
export async function listLotteries(db: DbOrTrx, convocatoriaId: string) {
  return publicLotteries(db).where('lottery.convocatoria_id', '=', convocatoriaId)
    .orderBy('lottery.number', 'desc').execute()
}

/** The same of one run; undefined for a run without. */
export async function findLottery(db: DbOrTrx, runId: string) {
  return publicLotteries(db).where('lottery.run_id', '=', runId).executeTakeFirst()
}

export type PublicLottery = NonNullable<Awaited<ReturnType<typeof findLottery>>>

function publicLotteries(db: DbOrTrx) {
  return db.selectFrom('lottery').innerJoin('selection_run', 'selection_run.id', 'lottery.run_id')
    .select(['lottery.run_id', 'lottery.number', 'lottery.commitment', 'lottery.commitment_sha256', 'lottery.state',
      'lottery.fallback_asked_at', 'lottery.fallback_reason', 'lottery.source', 'lottery.record', 'lottery.drawn_at',
      'lottery.seeded_input_sha256', 'selection_run.discarded_at', sql<boolean>`selection_run.published_at is not null`.as('published')])
}

/** What a run needs of its lottery: the input with the seed, and the record; undefined until drawn. */
export async function findDrawnInput(db: DbOrTrx, runId: string) {
  const row = await db.selectFrom('lottery').select(['seeded_input', 'seeded_input_sha256', 'record'])
    .where('run_id', '=', runId).where('state', '=', 'drawn').executeTakeFirst()
  if (row === undefined || row.seeded_input === null || row.seeded_input_sha256 === null || row.record === null) {
    return undefined
  }
  return { input: row.seeded_input, inputSha256: row.seeded_input_sha256, record: row.record }
}

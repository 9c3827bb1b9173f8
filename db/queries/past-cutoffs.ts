/**
 * Cut-offs of the last period before a call, for who chooses now: those that the platform published itself, else those
 * of the list that an admin brought. Of few filled seats there is no figure.
 */
import { sql } from 'kysely'
import {
  lastKnownPeriod, pastPoolKey, periodOfCall, PUBLIC_CUTOFF_FILLED, type PastCutoff, type PastPeriod,
} from '#exam-engine/convocatoria/past-cutoffs.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx, Trx } from '../client.ts'

export interface PastCutoffs {
  period: string
  /** In words, as the list says; empty for what the platform published. */
  source: string
  /** By pastPoolKey. */
  byPool: ReadonlyMap<string, PastCutoff>
}

/** Null while nothing is known of any period before the call. */
export async function readPastCutoffs(db: DbOrTrx, callId: string): Promise<PastCutoffs | null> {
  const found = lastKnownPeriod(await listKnownPeriods(db), periodOfCall(callId))
  if (found === null) return null
  const rows = found.source === 'published' ? await listPublished(db, found.id) : await listImported(db, found.id)
  return { period: found.period, source: found.words, byPool: new Map(rows.map((row) => [pastPoolKey(row), row])) }
}

interface KnownPeriod extends PastPeriod {
  /** Of the run, or of the import. */
  id: string
  words: string
}

async function listKnownPeriods(db: DbOrTrx): Promise<KnownPeriod[]> {
  const runs = await db.selectFrom('selection_run')
    .innerJoin('convocatoria', 'convocatoria.id', 'selection_run.convocatoria_id')
    .select(['selection_run.id', 'convocatoria_id'])
    .where('selection_run.published_at', 'is not', null)
    .where('convocatoria.results_from', '<=', sql<Instant>`efiser_now()`).execute()
  const imports = await db.selectFrom('past_cutoff_import').select(['id', 'period', 'source'])
    .distinctOn('period').where('withdrawn_at', 'is', null).orderBy('period').orderBy('at', 'desc').execute()
  return [
    ...runs.map(({ id, convocatoria_id: call }) => ({ id, period: periodOfCall(call), source: 'published' as const, words: '' })),
    ...imports.map(({ id, period, source }) => ({ id, period, source: 'imported' as const, words: source })),
  ]
}

async function listPublished(db: DbOrTrx, runId: string): Promise<PastCutoff[]> {
  const rows = await db.selectFrom('cutoff').innerJoin('seat_pool', 'seat_pool.id', 'cutoff.pool_id')
    .innerJoin('course', 'course.id', 'seat_pool.course_id')
    .select(['course.cer', 'seat_pool.sede_code as sede', 'seat_pool.subsede', 'cutoff.seats', 'cutoff.filled',
      'cutoff.last_pi_imss as lastPiImss'])
    .where('cutoff.run_id', '=', runId).execute()
  return rows.map((row) => ({ ...row, lastPiImss: row.filled >= PUBLIC_CUTOFF_FILLED ? row.lastPiImss : null }))
}

async function listImported(db: DbOrTrx, importId: string): Promise<PastCutoff[]> {
  return db.selectFrom('past_cutoff')
    .select(['cer', 'sede_code as sede', 'subsede', 'seats', 'filled', 'last_pi_imss as lastPiImss'])
    .where('import_id', '=', importId).execute()
}

/** The platform published the cut-offs of this period itself. */
export async function hasOwnCutoffs(db: DbOrTrx, period: string): Promise<boolean> {
  return await db.selectFrom('selection_run').select('id').where('published_at', 'is not', null)
    .where('convocatoria_id', '=', `rama-${period}`).executeTakeFirst() !== undefined
}

interface NewPastCutoffs {
  /** Drawn by the database unless the demo says it. */
  id?: string
  period: string
  source: string
  fileSha256: string
  rows: readonly PastCutoff[]
  by: string
}

/** Rows per statement: each has seven values, and a statement takes 65,535. */
const AT_ONCE = 2_000

export async function insertPastCutoffs(trx: Trx, list: NewPastCutoffs): Promise<string> {
  const { period, source, fileSha256, rows, by } = list
  const { id } = await trx.insertInto('past_cutoff_import')
    .values({ period, source, file_sha256: fileSha256, rows: rows.length, by_id: by, ...list.id === undefined ? {} : { id: list.id } }).returning('id')
    .executeTakeFirstOrThrow()
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await trx.insertInto('past_cutoff').values(rows.slice(from, from + AT_ONCE)
      .map(({ cer, sede, subsede, seats, filled, lastPiImss }) => ({
        import_id: id, cer, sede_code: sede, subsede, seats, filled, last_pi_imss: lastPiImss,
      }))).execute()
  }
  return id
}

/** Locked; undefined where there is none. */
export async function lockPastCutoffImport(trx: Trx, importId: string) {
  return trx.selectFrom('past_cutoff_import').select(['id', 'period', 'withdrawn_at as withdrawnAt'])
    .where('id', '=', importId).forUpdate().executeTakeFirst()
}

export async function withdrawPastCutoffs(trx: Trx, importId: string, by: string): Promise<void> {
  await trx.updateTable('past_cutoff_import').set({ withdrawn_by: by }).where('id', '=', importId).execute()
}

/** Newest first. */
export async function listPastCutoffImports(db: DbOrTrx) {
  return db.selectFrom('past_cutoff_import as list').innerJoin('person', 'person.id', 'list.by_id')
    .leftJoin('person as withdrawer', 'withdrawer.id', 'list.withdrawn_by')
    .select(['list.id', 'list.period', 'list.source', 'list.file_sha256 as fileSha256', 'list.rows', 'list.at',
      'list.withdrawn_at as withdrawnAt', 'person.given_names as givenNames', 'person.first_surname as firstSurname',
      'withdrawer.given_names as withdrawerNames', 'withdrawer.first_surname as withdrawerSurname'])
    .orderBy('list.at', 'desc').limit(50).execute()
}

/** The pools of a call, by which a row of the past is found again. */
export async function listPoolNames(db: DbOrTrx, callId: string) {
  return db.selectFrom('seat_pool').innerJoin('course', 'course.id', 'seat_pool.course_id')
    .select(['course.cer', 'seat_pool.sede_code as sede', 'seat_pool.subsede'])
    .where('seat_pool.convocatoria_id', '=', callId).execute()
}

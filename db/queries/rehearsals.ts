/** Rehearsals and their answers: tables of their own, which no exam, mark or receipt ever reads. */
import { sql } from 'kysely'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import type { AnswerContent } from '#exam-engine/sitting/save-operation.ts'
import type { DbOrTrx, Trx } from '../client.ts'
import type { CheckOrigin } from '../tables/check-tables.ts'

export interface NewRehearsal {
  sedeCode: string
  deviceSha256: Buffer
  label: string
  origin: CheckOrigin
  passId: string | null
  personId: string | null
  seed: string
  opensAt: Instant
  closesAt: Instant
}

export async function insertRehearsal(trx: Trx, rehearsal: NewRehearsal): Promise<string> {
  const { sedeCode, deviceSha256, label, origin, passId, personId, seed, opensAt, closesAt } = rehearsal
  const { id } = await trx.insertInto('rehearsal').values({
    sede_code: sedeCode, device_sha256: deviceSha256, label, origin, pass_id: passId, by_id: personId, seed,
    opens_at: toIso(opensAt), closes_at: toIso(closesAt),
  }).returning('id').executeTakeFirstOrThrow()
  return id
}

const COLUMNS = ['id', 'sede_code as sedeCode', 'label', 'pass_id as passId', 'by_id as personId', 'seed', 'epoch',
  'holder', 'opens_at as opensAt', 'closes_at as closesAt', 'finished_at as finishedAt', 'handed_in as handedIn',
  'answered_count as answeredCount', 'answers_digest as answersDigest'] as const

export async function findRehearsal(db: DbOrTrx, id: string) {
  return db.selectFrom('rehearsal').select(COLUMNS).where('id', '=', id).executeTakeFirst()
}

export type StoredRehearsal = NonNullable<Awaited<ReturnType<typeof findRehearsal>>>

/** The row, held until the transaction ends. */
export async function lockRehearsal(trx: Trx, id: string): Promise<StoredRehearsal | undefined> {
  return trx.selectFrom('rehearsal').select(COLUMNS).where('id', '=', id).forUpdate().executeTakeFirst()
}

/** From now on this tab writes. */
export async function claimRehearsal(trx: Trx, id: string, holder: string, epoch: number): Promise<void> {
  await trx.updateTable('rehearsal').set({ holder, epoch }).where('id', '=', id).execute()
}

export interface FinishedRehearsal {
  at: Instant
  handedIn: boolean
  answeredCount: number
  answersDigest: string
}

export async function finishRehearsal(trx: Trx, id: string, end: FinishedRehearsal): Promise<void> {
  await trx.updateTable('rehearsal').set({
    finished_at: toIso(end.at), handed_in: end.handedIn, answered_count: end.answeredCount,
    answers_digest: end.answersDigest,
  }).where('id', '=', id).execute()
}

export interface RehearsalAnswer extends AnswerContent {
  itemId: string
  savedAt: Instant
}

export async function listRehearsalAnswers(db: DbOrTrx, id: string): Promise<RehearsalAnswer[]> {
  return db.selectFrom('rehearsal_answer')
    .select(['item_id as itemId', 'revision', 'option_id as optionId', 'flagged', 'struck', 'saved_at as savedAt'])
    .where('rehearsal_id', '=', id).orderBy('item_id').execute()
}

/** One row per item, the last. */
export async function saveRehearsalAnswers(trx: Trx, id: string, answers: readonly RehearsalAnswer[]): Promise<void> {
  for (const { itemId, revision, optionId, flagged, struck, savedAt } of answers) {
    const content = {
      revision, option_id: optionId, flagged, struck: sql<string[]>`${uuidArray(struck)}::uuid[]`,
      saved_at: toIso(savedAt),
    }
    await trx.insertInto('rehearsal_answer').values({ rehearsal_id: id, item_id: itemId, ...content })
      .onConflict((conflict) => conflict.columns(['rehearsal_id', 'item_id']).doUpdateSet(content)).execute()
  }
}

/** The literal of an array of UUIDs, which a schema has parsed. */
function uuidArray(ids: readonly string[]): string {
  return `{${ids.join(',')}}`
}

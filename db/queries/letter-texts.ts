/** The versions of the letters' text that a call published; without any, version 1 of the code holds. */
import { sql } from 'kysely'
import { FIRST_TEXT } from '#exam-engine/letters/first-text.ts'
import { letterTextSha256, type LetterText } from '#exam-engine/letters/letter-text.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx, Trx } from '../client.ts'

export interface StoredText {
  /** Null for version 1. */
  id: string | null
  number: number
  sha256: string
  text: LetterText
}

export const FIRST_VERSION: StoredText = { id: null, number: 1, sha256: letterTextSha256(FIRST_TEXT), text: FIRST_TEXT }

/** Acceptances share it, a publication has it alone: neither judges by what the other is about to change. */
export async function lockLetterTexts(trx: Trx, convocatoriaId: string, how: 'shared' | 'alone'): Promise<void> {
  await sql`select lock_letter_text(${convocatoriaId}, ${how === 'alone'})`.execute(trx)
}

/** The one that holds for the call. */
export async function findLetterText(db: DbOrTrx, convocatoriaId: string): Promise<StoredText> {
  const row = await db.selectFrom('letter_text').select(['id', 'number', 'sha256', 'content'])
    .where('convocatoria_id', '=', convocatoriaId).orderBy('number', 'desc').limit(1).executeTakeFirst()
  return row === undefined ? FIRST_VERSION : stored(row)
}

export interface PublishedVersion extends StoredText {
  reason: string
  publishedAt: Instant
  publishedBy: string
}

/** Newest first. */
export async function listLetterTexts(db: DbOrTrx, convocatoriaId: string): Promise<PublishedVersion[]> {
  const rows = await db.selectFrom('letter_text').innerJoin('person', 'person.id', 'published_by')
    .select(['letter_text.id', 'number', 'sha256', 'content', 'reason', 'published_at', 'given_names', 'first_surname'])
    .where('convocatoria_id', '=', convocatoriaId).orderBy('number', 'desc').execute()
  return rows.map((row) => ({
    ...stored(row), reason: row.reason, publishedAt: row.published_at,
    publishedBy: `${row.given_names} ${row.first_surname}`,
  }))
}

/** Whether somebody accepted the carta compromiso of this call, whatever became of the seat. */
export async function hasAcceptedCommitment(db: DbOrTrx, convocatoriaId: string): Promise<boolean> {
  const row = await db.selectFrom('award').innerJoin('candidate', 'candidate.id', 'award.candidate_id').select('award.id')
    .where('candidate.convocatoria_id', '=', convocatoriaId).where('commitment_accepted_at', 'is not', null)
    .limit(1).executeTakeFirst()
  return row !== undefined
}

interface NewText { convocatoriaId: string, number: number, content: string, sha256: string, reason: string, by: string }

export async function insertLetterText(trx: Trx, { convocatoriaId, by, ...row }: NewText): Promise<void> {
  await trx.insertInto('letter_text').values({ convocatoria_id: convocatoriaId, published_by: by, ...row }).execute()
}

/** The text that the holder of an award accepted; undefined for version 1. */
export async function findAcceptedText(db: DbOrTrx, awardId: string): Promise<StoredText | undefined> {
  const row = await db.selectFrom('award').innerJoin('letter_text', 'letter_text.id', 'letter_text_id')
    .select(['letter_text.id', 'number', 'sha256', 'content']).where('award.id', '=', awardId).executeTakeFirst()
  return row === undefined ? undefined : stored(row)
}

/** What the database holds was written by writeLetterText of a text without findings, and its hash is checked there. */
function stored({ content, ...row }: { id: string, number: number, sha256: string, content: string }): StoredText {
  return { ...row, text: JSON.parse(content) as LetterText }
}

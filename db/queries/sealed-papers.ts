/** Sealed papers, and which of them belongs to an attempt. Keys are not in the database. */
import { sql } from 'kysely'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx, Trx } from '../client.ts'

export async function readSealedPaper(db: DbOrTrx, formId: string) {
  return db.selectFrom('sealed_paper')
    .select(['form_id as formId', 'content_sha256 as contentSha256', 'key_id as keyId', 'bytes', 'sha256'])
    .where('form_id', '=', formId).executeTakeFirst()
}

/** What is sealed: the text that was hashed when the form was frozen. */
export async function readFormText(db: DbOrTrx, formId: string) {
  return db.selectFrom('form').select(['id as formId', 'content', 'content_sha256 as contentSha256'])
    .where('id', '=', formId).executeTakeFirst()
}

interface NewSealedPaper {
  formId: string
  version: number
  contentSha256: string
  keyId: string
  bytes: Buffer
  sha256: string
  sealedAt: Instant
}

/** False where the form is sealed already: the first one stays. */
export async function insertSealedPaper(trx: Trx, paper: NewSealedPaper): Promise<boolean> {
  const inserted = await trx.insertInto('sealed_paper').values({
    form_id: paper.formId, version: paper.version, content_sha256: paper.contentSha256, key_id: paper.keyId,
    bytes: paper.bytes, sha256: paper.sha256, sealed_at: toIso(paper.sealedAt),
  }).onConflict((conflict) => conflict.column('form_id').doNothing()).returning('form_id').execute()
  return inserted.length > 0
}

/** The newest form of each exam whose turno is not over. */
export async function listFormsToSit(db: DbOrTrx): Promise<string[]> {
  const rows = await db.selectFrom('form').innerJoin('exam', 'exam.id', 'form.exam_id')
    .innerJoin('turno', 'turno.id', 'exam.turno_id').select('form.id').distinctOn('form.exam_id')
    .where('turno.ends_at', '>', sql<Instant>`efiser_now()`)
    .orderBy('form.exam_id').orderBy('form.version', 'desc').execute()
  return rows.map(({ id }) => id)
}

/** The form that an attempt sits, or will sit as things stand; undefined where its exam has none. */
export async function findFormOfAttempt(db: DbOrTrx, attemptId: string): Promise<string | undefined> {
  const row = await db.selectFrom('attempt')
    .innerJoin('form', (join) => join.onRef('form.exam_id', '=', 'attempt.exam_id')
      .on((eb) => eb.or([eb('attempt.form_id', 'is', null), eb('attempt.form_id', '=', eb.ref('form.id'))])))
    .select('form.id').where('attempt.id', '=', attemptId)
    .orderBy('form.version', 'desc').limit(1).executeTakeFirst()
  return row?.id
}

/** Bytes of the largest package there is; 0 where nothing is sealed yet. */
export async function readLargestPaper(db: DbOrTrx): Promise<number> {
  const { most } = await db.selectFrom('sealed_paper').select(sql<number | null>`max(octet_length(bytes))`.as('most'))
    .executeTakeFirstOrThrow()
  return most ?? 0
}

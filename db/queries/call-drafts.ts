/**
 * Calls that are being written, and next versions of published ones. Each change follows the revision before it; a draft
 * that was published or given up stays as it was (call_draft_guard).
 */
import { sql } from 'kysely'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import type { CallDocument } from '#exam-engine/convocatoria/call-document.ts'
import type { CallPart } from '#exam-engine/convocatoria/call-findings.ts'
import type { DbOrTrx, Trx } from '../client.ts'
import { asJsonb, demandDocument } from './call-versions.ts'

export interface NewDraft {
  copiedFrom: string
  document: CallDocument
  undecided: readonly string[]
  unchecked: readonly CallPart[]
  amends?: { id: string, number: number }
  by: string
}

/** What an edit leaves behind. */
export interface DraftContent {
  document: CallDocument
  undecided: readonly string[]
  unchecked: readonly CallPart[]
}

const COLUMNS = ['call_draft.id', 'copied_from as copiedFrom', 'document', 'undecided', 'unchecked', 'revision',
  'amends', 'amends_number as amendsNumber', 'published_as as publishedAs', 'discarded_at as discardedAt',
  'changed_at as changedAt'] as const

export async function insertDraft(trx: Trx, { copiedFrom, document, amends, by, ...marks }: NewDraft): Promise<string> {
  const { id } = await trx.insertInto('call_draft').values({
    copied_from: copiedFrom, document: asJsonb(canonicalJson(document)), undecided: [...marks.undecided],
    unchecked: [...marks.unchecked], amends: amends?.id ?? null, amends_number: amends?.number ?? null,
    created_by: by, changed_by: by,
  }).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Undefined when there is none. */
export async function findDraft(db: DbOrTrx, draftId: string) {
  const row = await db.selectFrom('call_draft').innerJoin('person', 'person.id', 'call_draft.changed_by')
    .select([...COLUMNS, 'given_names as givenNames', 'first_surname as firstSurname'])
    .where('call_draft.id', '=', draftId).executeTakeFirst()
  if (row === undefined) return undefined
  const { givenNames, firstSurname, ...draft } = row
  return { ...typed(draft), changedBy: `${givenNames} ${firstSurname}` }
}

/** The same, held until the transaction ends: edits follow each other. */
export async function lockDraft(trx: Trx, draftId: string) {
  const row = await trx.selectFrom('call_draft').select(COLUMNS).where('id', '=', draftId).forUpdate().executeTakeFirst()
  return row === undefined ? undefined : typed(row)
}

function typed<Row extends { document: unknown }>({ document, ...row }: Row) {
  return { ...row, document: demandDocument(document) }
}

export type CallDraft = NonNullable<Awaited<ReturnType<typeof lockDraft>>>

/** Of a locked draft. The revision after it. */
export async function updateDraft(
  trx: Trx, { id, revision }: CallDraft, { document, undecided, unchecked }: DraftContent, by: string,
): Promise<number> {
  await trx.updateTable('call_draft').set({
    document: asJsonb(canonicalJson(document)), undecided: [...undecided], unchecked: [...unchecked],
    revision: revision + 1, changed_by: by,
  }).where('id', '=', id).executeTakeFirstOrThrow()
  return revision + 1
}

/** Of a locked draft: it became this call, or its next version. */
export async function closeDraft(trx: Trx, { id, revision }: CallDraft, publishedAs: string, by: string): Promise<void> {
  await trx.updateTable('call_draft').set({ published_as: publishedAs, revision: revision + 1, changed_by: by })
    .where('id', '=', id).executeTakeFirstOrThrow()
}

/** Of a locked draft: it is given up, and stays to be read. */
export async function discardDraft(trx: Trx, { id, revision }: CallDraft, by: string): Promise<void> {
  await trx.updateTable('call_draft')
    .set({ discarded_at: sql<string>`efiser_now()`, revision: revision + 1, changed_by: by })
    .where('id', '=', id).executeTakeFirstOrThrow()
}

/** Those that are still being written, the last changed first. */
export async function listOpenDrafts(db: DbOrTrx) {
  const rows = await db.selectFrom('call_draft').innerJoin('person', 'person.id', 'call_draft.changed_by')
    .select(['call_draft.id', 'amends', 'copied_from as copiedFrom', 'revision', 'changed_at as changedAt',
      'given_names as givenNames', 'first_surname as firstSurname', sql<string>`document ->> 'title'`.as('title')])
    .where('published_as', 'is', null).where('discarded_at', 'is', null)
    .orderBy('changed_at', 'desc').execute()
  return rows.map(({ givenNames, firstSurname, ...row }) => ({ ...row, changedBy: `${givenNames} ${firstSurname}` }))
}

/** The next version that is being written for a call. */
export async function findErrataDraft(db: DbOrTrx, convocatoriaId: string): Promise<string | null> {
  const row = await db.selectFrom('call_draft').select('id').where('amends', '=', convocatoriaId)
    .where('published_as', 'is', null).where('discarded_at', 'is', null).executeTakeFirst()
  return row?.id ?? null
}

/** What the check of a call needs beside the call: the others, the sedes as the institute knows them. */
export async function readSurroundings(db: DbOrTrx, amends: string | null) {
  const others = await db.selectFrom('convocatoria')
    .select(['id', 'published_at as publishedAt', 'registration_from as opensAt',
      sql<CallDraft['changedAt']>`call_end(results_until, rules)`.as('endsAt')])
    .where('id', '<>', amends ?? '').execute()
  const knownSedes = await db.selectFrom('sede').select(['code', 'name', 'city', 'ooad', 'time_zone as timeZone']).execute()
  const frozen = amends === null ? undefined : await db.selectFrom('selection_run').select('id')
    .where('convocatoria_id', '=', amends).where('discarded_at', 'is', null).limit(1).executeTakeFirst()
  return { others, knownSedes, seatsFrozen: frozen !== undefined }
}

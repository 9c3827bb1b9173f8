/**
 * The versions of a published call: the document that everybody may read, its hash, and what each fe de erratas
 * changed. A call without versions (older than they are) is read from its rows.
 */
import { sql } from 'kysely'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import { hashVersion, parseCallDocument, TIE_CRITERIA, type CallDocument } from '#exam-engine/convocatoria/call-document.ts'
import type { CallChange } from '#exam-engine/convocatoria/call-changes.ts'
import type { DbOrTrx, Trx } from '../client.ts'

export interface CallVersion {
  /** 0 for a call that has no version yet. */
  number: number
  document: CallDocument
  documentSha256: string
  rulesSha256: string
  sha256: string
}

export interface NewVersion {
  convocatoriaId: string
  document: CallDocument
  /** The version it follows; null for the first. */
  previous: { number: number, sha256: string } | null
  /** Null for the first alone. */
  reason: string | null
  changes: readonly CallChange[]
  draftId?: string
  by: string
}

/** The version in force. Undefined when there is no such call. */
export async function readLatestVersion(db: DbOrTrx, convocatoriaId: string): Promise<CallVersion | undefined> {
  const row = await db.selectFrom('convocatoria_version')
    .select(['number', 'document', 'document_sha256', 'rules_sha256', 'sha256'])
    .where('convocatoria_id', '=', convocatoriaId).orderBy('number', 'desc').limit(1).executeTakeFirst()
  if (row !== undefined) {
    const { number, document_sha256: documentSha256, rules_sha256: rulesSha256, sha256 } = row
    return { number, document: demandDocument(row.document), documentSha256, rulesSha256, sha256 }
  }
  const document = await readDocumentFromRows(db, convocatoriaId)
  return document === undefined ? undefined : { number: 0, document, ...hashVersion(document, 1, null) }
}

/** The canonical text of one version, whose SHA-256 is the version's. Undefined when there is none. */
export async function readVersionText(db: DbOrTrx, convocatoriaId: string, number: number) {
  const row = await db.selectFrom('convocatoria_version').select(['document', 'document_sha256'])
    .where('convocatoria_id', '=', convocatoriaId).where('number', '=', number).executeTakeFirst()
  return row === undefined ? undefined : { text: canonicalJson(row.document), sha256: row.document_sha256 }
}

/** The whole chain, the first version first, without the documents. */
export async function listVersions(db: DbOrTrx, convocatoriaId: string) {
  const rows = await db.selectFrom('convocatoria_version')
    .select(['number', 'reason', 'changes', 'document_sha256 as documentSha256', 'previous_sha256 as previousSha256',
      'sha256', 'at as issuedAt'])
    .where('convocatoria_id', '=', convocatoriaId).orderBy('number').execute()
  return rows.map((row) => ({ ...row, changes: row.changes as CallChange[] }))
}

/** Appends a version; the database writes the convocatoria's rows from it. Throws when another came between. */
export async function insertVersion(trx: Trx, version: NewVersion): Promise<{ number: number, sha256: string }> {
  const { convocatoriaId, document, previous, reason, changes, draftId, by } = version
  const number = (previous?.number ?? 0) + 1
  const { documentSha256, rulesSha256, sha256 } = hashVersion(document, number, previous?.sha256 ?? null)
  await trx.insertInto('convocatoria_version').values({
    convocatoria_id: convocatoriaId, number, document: asJsonb(canonicalJson(document)),
    document_sha256: documentSha256, rules_sha256: rulesSha256, previous_sha256: previous?.sha256 ?? null, sha256,
    reason, changes: asJsonb(canonicalJson(changes)), draft_id: draftId ?? null, issued_by: by,
  }).execute()
  return { number, sha256 }
}

/** A text parameter for a jsonb column would be stored as one JSON string: the driver encodes it again. */
export function asJsonb(text: string) {
  return sql<string>`${text}::text::jsonb`
}

export function demandDocument(stored: unknown): CallDocument {
  const parsed = parseCallDocument(stored)
  if (!parsed.ok) throw new Error(`a stored call is unusable: ${JSON.stringify(parsed.detail)}`)
  return parsed.value
}

/** What the rows of a convocatoria say. Undefined when there is none. */
export async function readDocumentFromRows(db: DbOrTrx, convocatoriaId: string): Promise<CallDocument | undefined> {
  const call = await db.selectFrom('convocatoria').select(['title', 'rules', 'results_from'])
    .where('id', '=', convocatoriaId).executeTakeFirst()
  if (call === undefined) return undefined
  const exams = await db.selectFrom('exam').innerJoin('turno', 'turno.id', 'exam.turno_id')
    .select(['ceme', 'grade', 'item_count as itemCount', 'research_count as researchCount'])
    .where('exam.convocatoria_id', '=', convocatoriaId)
    .orderBy('turno.number').orderBy('ceme').orderBy('grade').execute()
  const pools = await db.selectFrom('seat_pool').innerJoin('course', 'course.id', 'seat_pool.course_id')
    .select(['course.cer', 'sede_code as sede', 'subsede', 'seats', 'foreign_max as foreignMax'])
    .where('seat_pool.convocatoria_id', '=', convocatoriaId).orderBy('position').execute()
  const sedes = await db.selectFrom('sede').select(['code', 'name', 'city', 'ooad', 'time_zone as timeZone'])
    .where('code', 'in', [...new Set(['', ...pools.map(({ sede }) => sede)])]).orderBy('code').execute()
  return demandDocument({
    title: call.title, rules: call.rules, resultsFrom: toIso(call.results_from), tieBreak: [...TIE_CRITERIA],
    texts: [], exams, sedes, pools,
  })
}

/** What a published call has been, for lists: the newest first. */
export async function listCalls(db: DbOrTrx) {
  return db.selectFrom('convocatoria')
    .select(['id', 'title', 'published_at as publishedAt', 'registration_from as registrationFrom',
      sql<Instant>`call_end(results_until, rules)`.as('endsAt'), ({ selectFrom }) => selectFrom('convocatoria_version')
        .select(({ fn }) => fn.max('number').as('number'))
        .whereRef('convocatoria_version.convocatoria_id', '=', 'convocatoria.id').as('version')])
    .orderBy('published_at', 'desc').execute()
}

export type ListedVersion = Awaited<ReturnType<typeof listVersions>>[number]

/** Drafts of registrations, step by step, and what the trail keeps of them. */
import { z } from 'zod'
import type { RegistrationStep } from '#exam-engine/convocatoria/registration-fields.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { TrailKind } from '../tables/registration-tables.ts'
import type { DbOrTrx, Trx } from '../client.ts'

export interface SavedDraft {
  step: RegistrationStep
  revision: number
  fields: Record<string, string>
  savedAt: Instant
}

const fieldsSchema = z.record(z.string(), z.string())

export interface RegistrationOf { convocatoriaId: string, personId: string }

export async function listDrafts(db: DbOrTrx, { convocatoriaId, personId }: RegistrationOf): Promise<SavedDraft[]> {
  const rows = await db.selectFrom('registration_draft').select(['step', 'revision', 'fields', 'saved_at'])
    .where('convocatoria_id', '=', convocatoriaId).where('person_id', '=', personId).execute()
  return rows.map(({ step, revision, fields, saved_at: savedAt }) => (
    { step, revision, fields: fieldsSchema.parse(JSON.parse(fields)), savedAt }))
}

/** Undefined when somebody has saved upon `read` before: nothing is written then. `read` 0: there was none. */
export async function saveDraft(
  trx: Trx, { convocatoriaId, personId }: RegistrationOf, step: RegistrationStep, read: number, fields: object,
): Promise<{ revision: number, savedAt: Instant } | undefined> {
  const row = { fields: JSON.stringify(fields), revision: read + 1 }
  const saved = read === 0
    ? await trx.insertInto('registration_draft').values({ convocatoria_id: convocatoriaId, person_id: personId, step, ...row,
      saved_at: new Date(0).toISOString() })
      .onConflict((conflict) => conflict.doNothing()).returning(['revision', 'saved_at']).executeTakeFirst()
    : await trx.updateTable('registration_draft').set(row)
      .where('convocatoria_id', '=', convocatoriaId).where('person_id', '=', personId).where('step', '=', step)
      .where('revision', '=', read).returning(['revision', 'saved_at']).executeTakeFirst()
  return saved === undefined ? undefined : { revision: saved.revision, savedAt: saved.saved_at }
}

export interface TrailEntry {
  kind: TrailKind
  byId: string
  sessionSha256: Buffer | null
  address: string | null
  userAgent: string | null
  step?: string
  before?: string
  after?: string
}

export async function appendTrail(trx: DbOrTrx, { convocatoriaId, personId }: RegistrationOf, entry: TrailEntry): Promise<void> {
  await trx.insertInto('registration_trail').values({
    convocatoria_id: convocatoriaId, person_id: personId, kind: entry.kind, by_id: entry.byId,
    session_sha256: entry.sessionSha256, address: entry.address, user_agent: entry.userAgent, step: entry.step ?? null,
    before: entry.before ?? null, after: entry.after ?? null,
  }).execute()
}

/** The newest access of a session, or undefined. */
export async function findLastAccess(
  db: DbOrTrx, { convocatoriaId, personId }: RegistrationOf, sessionSha256: Buffer,
): Promise<Instant | undefined> {
  const row = await db.selectFrom('registration_trail').select('at').where('convocatoria_id', '=', convocatoriaId)
    .where('person_id', '=', personId).where('session_sha256', '=', sessionSha256).where('kind', '=', 'access')
    .orderBy('id', 'desc').limit(1).executeTakeFirst()
  return row?.at
}

/** Newest first. */
export async function listTrail(db: DbOrTrx, { convocatoriaId, personId }: RegistrationOf, limit: number) {
  return db.selectFrom('registration_trail')
    .select(['id', 'at', 'kind', 'by_id', 'address', 'user_agent', 'step', 'before', 'after'])
    .where('convocatoria_id', '=', convocatoriaId).where('person_id', '=', personId)
    .orderBy('id', 'desc').limit(limit).execute()
}

/** Where Safe Exam Browser is required, what its file carries, and for which attempts it was waived. */
import { sql } from 'kysely'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx, Trx } from '../client.ts'

/** Of the last setting; null before any: then nothing can be required. */
export async function readQuitPassword(db: DbOrTrx): Promise<string | null> {
  const setting = await db.selectFrom('lockdown_setting').select('quit_password_sha256').orderBy('id', 'desc').limit(1)
    .executeTakeFirst()
  return setting?.quit_password_sha256 ?? null
}

export async function insertLockdownSetting(trx: Trx, quitPasswordSha256: string, by: string): Promise<void> {
  await trx.insertInto('lockdown_setting').values({ quit_password_sha256: quitPasswordSha256, by_id: by }).execute()
}

export type LockdownScope = { sedeCode: string } | { examId: string }

export async function insertRequirement(trx: Trx, scope: LockdownScope, required: boolean, by: string): Promise<void> {
  await trx.insertInto('lockdown_requirement').values({
    sede_code: 'sedeCode' in scope ? scope.sedeCode : null, exam_id: 'examId' in scope ? scope.examId : null, required,
    by_id: by,
  }).execute()
}

/** The last word on one sede or exam; false where nobody said any. */
export async function isRequiredFor(db: DbOrTrx, scope: LockdownScope): Promise<boolean> {
  const said = await db.selectFrom('lockdown_requirement').select('required').orderBy('id', 'desc').limit(1)
    .where('sedeCode' in scope ? 'sede_code' : 'exam_id', '=', 'sedeCode' in scope ? scope.sedeCode : scope.examId)
    .executeTakeFirst()
  return said?.required ?? false
}

/** Of one attempt: whether its sede or its exam requires it, whether it was waived, and the quit password's hash. */
export async function readLockdownOf(db: DbOrTrx, attemptId: string) {
  return db.selectFrom('attempt').select([
    sql<boolean>`coalesce((select required from lockdown_requirement r where r.sede_code = attempt.sede_code
      order by r.id desc limit 1), false)`.as('bySede'),
    sql<boolean>`coalesce((select required from lockdown_requirement r where r.exam_id = attempt.exam_id
      order by r.id desc limit 1), false)`.as('byExam'),
    sql<boolean>`exists (select from lockdown_waiver w where w.attempt_id = attempt.id)`.as('waived'),
    sql<string | null>`(select quit_password_sha256 from lockdown_setting order by id desc limit 1)`.as('quitSha256'),
  ]).where('attempt.id', '=', attemptId).executeTakeFirst()
}

export interface RequirementLine {
  kind: 'sede' | 'exam'
  /** Code of the sede, or id of the exam. */
  key: string
  name: string
  required: boolean
  at: Instant | null
}

/** Every sede where somebody sits and every exam, with the last word on each. */
export async function listRequirements(db: DbOrTrx): Promise<RequirementLine[]> {
  const { rows } = await sql<RequirementLine>`
    select 'sede' as kind, s.code as key, s.name || ', ' || s.city as name, coalesce(r.required, false) as required, r.at
      from sede s left join lateral (select required, at from lockdown_requirement where sede_code = s.code
        order by id desc limit 1) r on true
      where s.code in (select sede_code from attempt)
    union all
    select 'exam', e.id::text, e.ceme || ' ' || e.grade, coalesce(r.required, false), r.at
      from exam e left join lateral (select required, at from lockdown_requirement where exam_id = e.id
        order by id desc limit 1) r on true
    order by kind desc, name`.execute(db)
  return rows
}

/** False when it was waived before. */
export async function insertWaiver(trx: Trx, attemptId: string, reason: string, by: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx.insertInto('lockdown_waiver')
    .values({ attempt_id: attemptId, reason, by_id: by })
    .onConflict((conflict) => conflict.column('attempt_id').doNothing()).executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

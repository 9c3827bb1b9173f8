/** Announcements to a turno, a sede in it or one candidate, and what became of each: delivered, confirmed, missing. */
import { sql } from 'kysely'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx, Trx } from '../client.ts'

/** Whom an announcement reaches: all of the turno, all of a sede in it, or one candidate. */
export interface AnnouncementScope {
  turnoId: string
  sedeCode: string | null
  attemptId: string | null
}

export interface NewAnnouncement extends AnnouncementScope {
  id: string
  text: string
  at: Instant
  by: string
}

/** False where an announcement of this id stands already: it is the same page sending again. */
export async function insertAnnouncement(trx: Trx, one: NewAnnouncement): Promise<boolean> {
  const row = await trx.insertInto('announcement').values({
    id: one.id, turno_id: one.turnoId, sede_code: one.sedeCode, attempt_id: one.attemptId, text: one.text,
    announced_at: toIso(one.at), announced_by: one.by,
  }).onConflict((conflict) => conflict.column('id').doNothing()).returning('id').executeTakeFirst()
  return row !== undefined
}

export async function findAnnouncement(db: DbOrTrx, id: string) {
  return db.selectFrom('announcement').select(['id', 'turno_id', 'sede_code', 'attempt_id', 'text', 'announced_at'])
    .where('id', '=', id).executeTakeFirst()
}

/** Attempts that an announcement `n` reaches, as a join condition. */
const REACHES = sql<boolean>`attempt.turno_id = announcement.turno_id
  and (announcement.sede_code is null or announcement.sede_code = attempt.sede_code)
  and (announcement.attempt_id is null or announcement.attempt_id = attempt.id)`

/** What an attempt was told and has not confirmed, the oldest first; nothing once the attempt is over. */
export async function listUnconfirmed(db: DbOrTrx, attemptId: string) {
  return db.selectFrom('attempt').innerJoin('announcement', (join) => join.on(REACHES))
    .select(['announcement.id', 'announcement.text', 'announcement.announced_at as at'])
    .where('attempt.id', '=', attemptId)
    .where('attempt.state', 'in', ['expected', 'admitted', 'inProgress', 'denied'])
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('announcement_receipt').select('at')
      .whereRef('announcement_receipt.announcement_id', '=', 'announcement.id')
      .whereRef('announcement_receipt.attempt_id', '=', 'attempt.id')
      .where('announcement_receipt.step', '=', 'confirmed'))))
    .orderBy('announcement.announced_at').orderBy('announcement.id').execute()
}

/**
 * Notes that an attempt's page showed these, or that its candidate confirmed them; again is as once. What does not
 * reach the attempt is left out.
 */
export async function insertReceipts(
  db: DbOrTrx, attemptId: string, ids: readonly string[], step: 'delivered' | 'confirmed',
): Promise<void> {
  const steps = step === 'confirmed' ? ['delivered', 'confirmed'] : ['delivered']
  await sql`insert into announcement_receipt (announcement_id, attempt_id, step, at)
    select announcement.id, attempt.id, s.step, date_trunc('milliseconds', efiser_now())
    from attempt join announcement on ${REACHES} cross join unnest(${steps}::text[]) as s (step)
    where attempt.id = ${attemptId} and announcement.id = any(${[...ids]}::uuid[])
    on conflict do nothing`.execute(db)
}

/** Announcements of a turno, the last first, with counts; only those that reach the sede, when one is given. */
export async function listAnnouncements(db: DbOrTrx, turnoId: string, sedeCode: string | null) {
  const { rows } = await sql<AnnouncementCounts>`
    select announcement.id, announcement.text, announcement.announced_at as at, announcement.sede_code as "sedeCode",
      sede.name as "sedeName", one.folio, announcement.attempt_id as "attemptId",
      concat_ws(' ', author.given_names, author.first_surname) as by,
      count(attempt.id)::integer as reached, count(delivered.at)::integer as delivered,
      count(confirmed.at)::integer as confirmed
    from announcement
    join person author on author.id = announcement.announced_by
    left join sede on sede.code = announcement.sede_code
    left join attempt target on target.id = announcement.attempt_id
    left join candidate one on one.id = target.candidate_id
    left join attempt on ${REACHES} and (${sedeCode}::text is null or attempt.sede_code = ${sedeCode})
      and attempt.state not in ('denied', 'absent', 'cancelled')
    left join announcement_receipt delivered on delivered.announcement_id = announcement.id
      and delivered.attempt_id = attempt.id and delivered.step = 'delivered'
    left join announcement_receipt confirmed on confirmed.announcement_id = announcement.id
      and confirmed.attempt_id = attempt.id and confirmed.step = 'confirmed'
    where announcement.turno_id = ${turnoId} and (${sedeCode}::text is null
      or (announcement.sede_code is null and announcement.attempt_id is null)
      or announcement.sede_code = ${sedeCode} or target.sede_code = ${sedeCode})
    group by announcement.id, sede.name, one.folio, author.given_names, author.first_surname
    order by announcement.announced_at desc, announcement.id`.execute(db)
  return rows
}

export interface AnnouncementCounts {
  id: string
  text: string
  at: Instant
  sedeCode: string | null
  sedeName: string | null
  attemptId: string | null
  /** Of the one candidate. */
  folio: string | null
  by: string
  reached: number
  delivered: number
  confirmed: number
}

/** Who was reached and has not confirmed, by sede and surname. */
export async function listMissingConfirmations(db: DbOrTrx, announcementId: string, sedeCode: string | null) {
  const { rows } = await sql<MissingConfirmation>`
    select candidate.folio, concat_ws(' ', person.first_surname, person.second_surname) || ', ' || person.given_names
      as name, sede.name as sede, attempt.state, delivered.at as "deliveredAt"
    from announcement join attempt on ${REACHES}
    join candidate on candidate.id = attempt.candidate_id join person on person.id = candidate.person_id
    join sede on sede.code = attempt.sede_code
    left join announcement_receipt delivered on delivered.announcement_id = announcement.id
      and delivered.attempt_id = attempt.id and delivered.step = 'delivered'
    where announcement.id = ${announcementId} and attempt.state not in ('denied', 'absent', 'cancelled')
      and (${sedeCode}::text is null or attempt.sede_code = ${sedeCode})
      and not exists (select 1 from announcement_receipt c where c.announcement_id = announcement.id
        and c.attempt_id = attempt.id and c.step = 'confirmed')
    order by sede.name, name`.execute(db)
  return rows
}

export interface MissingConfirmation {
  folio: string
  name: string
  sede: string
  state: string
  deliveredAt: Instant | null
}

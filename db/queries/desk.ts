/** The desk of a turno at a sede: its lock, its hours, who supervises there, who is in charge and who hands over. */
import { sql } from 'kysely'
import { fullName } from '#exam-engine/kernel/full-name.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { HandOverOutcome, PendingCounts } from '#exam-engine/sitting/desk-charge.ts'
import type { DbOrTrx, Trx } from '../client.ts'

export interface DeskPlace {
  turnoId: string
  sedeCode: string
}

/** Acts on one desk follow each other until their transactions end; triggers of migration 0018 take the same lock. */
export async function lockDesk(trx: Trx, { turnoId, sedeCode }: DeskPlace): Promise<void> {
  await sql`select lock_desk(${turnoId}::uuid, ${sedeCode})`.execute(trx)
}

/** When the turno opens, and any attempt of its roster there; undefined where nobody is expected. */
export async function findDesk(db: DbOrTrx, { turnoId, sedeCode }: DeskPlace) {
  return db
    .selectFrom('turno')
    .innerJoin('attempt', 'attempt.turno_id', 'turno.id')
    .select(['turno.starts_at as opensAt', 'attempt.id as someAttemptId'])
    .where('turno.id', '=', turnoId)
    .where('attempt.sede_code', '=', sedeCode)
    .orderBy('attempt.id')
    .limit(1)
    .executeTakeFirst()
}

export interface Colleague {
  personId: string
  name: string
  matricula: string
}

/** Who supervises at the sede, by surname. */
export async function listColleagues(db: DbOrTrx, sedeCode: string): Promise<Colleague[]> {
  const rows = await db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .select(['person.id', 'person.given_names', 'person.first_surname', 'person.second_surname', 'person.matricula'])
    .where('role', '=', 'supervisor')
    .where('sede_code', '=', sedeCode)
    .orderBy('person.first_surname')
    .orderBy('person.second_surname')
    .orderBy('person.given_names')
    .execute()
  return rows.map((row) => ({
    personId: row.id,
    name: fullName(row.given_names, row.first_surname, row.second_surname),
    matricula: row.matricula,
  }))
}

export interface ChargeRow {
  personId: string
  name: string
  how: 'opened' | 'handedOver' | 'forced'
  reason: string
  since: Instant
  by: string
}

/** Who was in charge, the first one first; the last one is. */
export async function listCharges(db: DbOrTrx, { turnoId, sedeCode }: DeskPlace): Promise<ChargeRow[]> {
  const rows = await db
    .selectFrom('desk_charge')
    .innerJoin('person', 'person.id', 'desk_charge.person_id')
    .innerJoin('person as actor', 'actor.id', 'desk_charge.by_id')
    .select([
      'desk_charge.person_id',
      'how',
      'reason',
      'since',
      'person.given_names',
      'person.first_surname',
      'actor.given_names as actorNames',
      'actor.first_surname as actorSurname',
    ])
    .where('turno_id', '=', turnoId)
    .where('sede_code', '=', sedeCode)
    .orderBy('desk_charge.id')
    .execute()
  return rows.map((row) => ({
    personId: row.person_id,
    name: `${row.given_names} ${row.first_surname}`,
    how: row.how,
    reason: row.reason,
    since: row.since,
    by: `${row.actorNames} ${row.actorSurname}`,
  }))
}

interface NewCharge extends DeskPlace {
  personId: string
  how: ChargeRow['how']
  handOverId?: number
  reason?: string
  by: string
}

export async function insertCharge(trx: Trx, charge: NewCharge): Promise<void> {
  await trx
    .insertInto('desk_charge')
    .values({
      turno_id: charge.turnoId,
      sede_code: charge.sedeCode,
      person_id: charge.personId,
      how: charge.how,
      hand_over_id: charge.handOverId ?? null,
      reason: charge.reason ?? '',
      by_id: charge.by,
    })
    .execute()
}

interface NewHandOver extends DeskPlace {
  from: string
  to: string
  note: string
  pending: PendingCounts
}

export async function insertHandOver(
  trx: Trx,
  { turnoId, sedeCode, from, to, note, pending }: NewHandOver
): Promise<void> {
  await trx
    .insertInto('desk_hand_over')
    .values({
      turno_id: turnoId,
      sede_code: sedeCode,
      from_id: from,
      to_id: to,
      note,
      pending: canonicalJson({ ...pending }),
    })
    .execute()
}

export async function endHandOver(
  trx: Trx,
  id: number,
  { outcome, by }: { outcome: HandOverOutcome; by: string }
): Promise<void> {
  await trx.updateTable('desk_hand_over').set({ outcome, ended_by: by }).where('id', '=', id).execute()
}

export interface HandOverRow {
  id: number
  fromId: string
  from: string
  toId: string
  to: string
  note: string
  pending: PendingCounts
  offeredAt: Instant
  outcome: HandOverOutcome | null
  endedAt: Instant | null
}

/** The first one first; at most the last one is open. */
export async function listHandOvers(db: DbOrTrx, { turnoId, sedeCode }: DeskPlace): Promise<HandOverRow[]> {
  const rows = await db
    .selectFrom('desk_hand_over')
    .innerJoin('person as giver', 'giver.id', 'desk_hand_over.from_id')
    .innerJoin('person as taker', 'taker.id', 'desk_hand_over.to_id')
    .select([
      'desk_hand_over.id',
      'from_id as fromId',
      'to_id as toId',
      'note',
      'pending',
      'offered_at as offeredAt',
      'outcome',
      'ended_at as endedAt',
      'giver.given_names as giverNames',
      'giver.first_surname as giverSurname',
      'taker.given_names as takerNames',
      'taker.first_surname as takerSurname',
    ])
    .where('turno_id', '=', turnoId)
    .where('sede_code', '=', sedeCode)
    .orderBy('desk_hand_over.id')
    .execute()
  return rows.map(({ giverNames, giverSurname, takerNames, takerSurname, pending, ...row }) => ({
    ...row,
    from: `${giverNames} ${giverSurname}`,
    to: `${takerNames} ${takerSurname}`,
    pending: JSON.parse(pending) as PendingCounts,
  }))
}

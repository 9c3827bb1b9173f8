/** Who supervises where in a turno: the posts, and who may be given one. */
import { sql } from 'kysely'
import type { DbOrTrx, Trx } from '../client.ts'

const NAME = sql<string>`concat_ws(' ', person.given_names, person.first_surname, person.second_surname)`

interface Place {
  turnoId: string
  sedeCode: string
}

/** `room` is null for the whole sede. By room, then by name. */
export async function listPosts(db: DbOrTrx, { turnoId, sedeCode }: Place) {
  return db.selectFrom('supervisor_post').innerJoin('person', 'person.id', 'supervisor_post.person_id')
    .leftJoin('room', 'room.id', 'supervisor_post.room_id')
    .select(['supervisor_post.id', 'supervisor_post.person_id as personId', 'supervisor_post.room_id as roomId',
      'room.name as room', NAME.as('name')])
    .where('supervisor_post.turno_id', '=', turnoId).where('supervisor_post.sede_code', '=', sedeCode)
    .orderBy('room.name').orderBy(NAME).execute()
}

/** People with the role at the sede and an account that works, by name. */
export async function listSupervisorsOfSede(db: DbOrTrx, sedeCode: string) {
  return db.selectFrom('role_grant').innerJoin('person', 'person.id', 'role_grant.person_id')
    .innerJoin('account', 'account.person_id', 'person.id')
    .select(['person.id', NAME.as('name')])
    .where('role_grant.role', '=', 'supervisor').where('role_grant.sede_code', '=', sedeCode)
    .where('account.disabled_at', 'is', null).groupBy('person.id').orderBy(NAME).execute()
}

/** Where the person is posted in the turno already, here or elsewhere; undefined for nowhere. */
export async function findPostOf(db: DbOrTrx, turnoId: string, personId: string) {
  return db.selectFrom('supervisor_post').innerJoin('sede', 'sede.code', 'supervisor_post.sede_code')
    .select(['supervisor_post.id', 'sede.name as sede']).where('turno_id', '=', turnoId)
    .where('person_id', '=', personId).executeTakeFirst()
}

/** Whether the person sits an exam in the turno. */
export async function sitsInTurno(db: DbOrTrx, turnoId: string, personId: string): Promise<boolean> {
  const row = await db.selectFrom('attempt').innerJoin('candidate', 'candidate.id', 'attempt.candidate_id')
    .select('attempt.id').where('attempt.turno_id', '=', turnoId).where('candidate.person_id', '=', personId)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertPost(
  trx: Trx, { turnoId, sedeCode }: Place, post: { personId: string; roomId: string | null },
): Promise<string> {
  const { id } = await trx.insertInto('supervisor_post').values({
    turno_id: turnoId, sede_code: sedeCode, person_id: post.personId, room_id: post.roomId,
  }).returning('id').executeTakeFirstOrThrow()
  return id
}

/** The person whose post it was; undefined when the sede has no such post in the turno. */
export async function deletePost(trx: Trx, { turnoId, sedeCode }: Place, postId: string) {
  return trx.deleteFrom('supervisor_post').where('id', '=', postId).where('turno_id', '=', turnoId)
    .where('sede_code', '=', sedeCode).returning('person_id').executeTakeFirst()
}

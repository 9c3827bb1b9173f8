/** People of the other side of a seat: who receives at a sede, and which sede and OOAD a holder goes to and comes from. */
import type { Actor } from '#app/http/actor.ts'
import type { AwardedResidents } from './awarded-residents.ts'

export interface SeatPlaces {
  awardId: string
  folio: string
  sedeCode: string
  ooad: string
  fromSede: string
}

export async function placesOf({ database: { db } }: AwardedResidents, { personId }: Actor): Promise<SeatPlaces> {
  return db.selectFrom('award').innerJoin('candidate', 'candidate.id', 'award.candidate_id')
    .innerJoin('seat_pool', 'seat_pool.id', 'award.pool_id').innerJoin('sede', 'sede.code', 'seat_pool.sede_code')
    .select(['award.id as awardId', 'candidate.folio', 'sede.code as sedeCode', 'sede.ooad', 'candidate.adscription_sede as fromSede'])
    .where('candidate.person_id', '=', personId).executeTakeFirstOrThrow()
}

/** Somebody with no role of the platform yet becomes the receiver of an OOAD, or the education authority of a sede. */
export async function receiverOf(
  residents: AwardedResidents, scope: { ooad: string } | { sedeCode: string },
): Promise<Actor> {
  const { db } = residents.owner
  const role = 'ooad' in scope ? 'ooad' : 'educacion'
  const existing = await db.selectFrom('role_grant').select('person_id').where('role', '=', role)
    .where('ooad' in scope ? 'ooad' : 'sede_code', '=', 'ooad' in scope ? scope.ooad : scope.sedeCode).executeTakeFirst()
  if (existing !== undefined) return residents.actorOf(existing.person_id)
  const { person_id: personId } = await db.selectFrom('role_grant').select('person_id').where('role', '=', 'evaluador').limit(1)
    .executeTakeFirstOrThrow()
  await db.insertInto('role_grant').values({
    person_id: personId, role, ooad: 'ooad' in scope ? scope.ooad : null, sede_code: 'ooad' in scope ? null : scope.sedeCode, ceme: null,
  }).execute()
  return residents.actorOf(personId)
}

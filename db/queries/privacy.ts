/** Consents to the privacy notice, and ARCO requests with their answers. */
import { sql } from 'kysely'
import type { ArcoKind, ArcoOutcome } from '#exam-engine/privacy/arco.ts'
import type { DbOrTrx, Trx } from '../client.ts'

export async function findConsent(db: DbOrTrx, personId: string, version: number) {
  return db.selectFrom('privacy_consent').select(['version', 'at'])
    .where('person_id', '=', personId).where('version', '=', version).executeTakeFirst()
}

export async function listConsents(db: DbOrTrx, personId: string) {
  return db.selectFrom('privacy_consent').select(['version', 'notice_sha256 as noticeSha256', 'at'])
    .where('person_id', '=', personId).orderBy('version', 'desc').execute()
}

/** False when it was given before. */
export async function insertConsent(
  trx: Trx, consent: { personId: string, version: number, noticeSha256: string, address: string | null },
): Promise<boolean> {
  const row = await trx.insertInto('privacy_consent')
    .values({
      person_id: consent.personId, version: consent.version, notice_sha256: consent.noticeSha256, address: consent.address,
    })
    .onConflict((conflict) => conflict.doNothing()).returning('version').executeTakeFirst()
  return row !== undefined
}

interface NewRequest {
  personId: string
  kind: ArcoKind
  text: string
  dueOn: string
}

export async function insertArcoRequest(trx: Trx, { personId, kind, text, dueOn }: NewRequest) {
  return trx.insertInto('arco_request').values({ person_id: personId, kind, text, due_on: dueOn })
    .returning(['id', 'number']).executeTakeFirstOrThrow()
}

/** Ends of one request follow each other until their transactions end; undefined where there is none. */
export async function lockArcoRequest(trx: Trx, requestId: string) {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`arco ${requestId}`}, 0))`.execute(trx)
  const found = await trx.selectFrom('arco_request').innerJoin('person', 'person.id', 'arco_request.person_id')
    .select(['arco_request.id', 'number', 'person_id as personId', 'kind', 'person.email'])
    .where('arco_request.id', '=', requestId).executeTakeFirst()
  if (found === undefined) return undefined
  const answer = await trx.selectFrom('arco_answer').select('outcome').where('request_id', '=', requestId).executeTakeFirst()
  return { ...found, ended: answer !== undefined }
}

export async function insertArcoAnswer(
  trx: Trx, { requestId, outcome, text, by }: { requestId: string, outcome: ArcoOutcome, text: string, by: string },
): Promise<void> {
  await trx.insertInto('arco_answer').values({ request_id: requestId, outcome, text, answered_by: by }).execute()
}

function requests(db: DbOrTrx) {
  return db.selectFrom('arco_request').innerJoin('person', 'person.id', 'arco_request.person_id')
    .leftJoin('arco_answer', 'arco_answer.request_id', 'arco_request.id')
    .select(['arco_request.id', 'arco_request.number', 'arco_request.kind', 'arco_request.text', 'filed_at as filedAt',
      'due_on as dueOn', 'arco_answer.outcome', 'arco_answer.text as answer', 'answered_at as answeredAt',
      'person.id as personId', 'person.given_names', 'person.first_surname', 'person.second_surname', 'person.matricula'])
}

/** Newest first. */
export async function listOwnArcoRequests(db: DbOrTrx, personId: string) {
  return requests(db).where('arco_request.person_id', '=', personId).orderBy('arco_request.number', 'desc').execute()
}

/** Those without an answer first, by their term; then the newest. */
export async function listArcoRequests(db: DbOrTrx, limit: number) {
  return requests(db).orderBy((order) => order('arco_answer.outcome', 'is not', null))
    .orderBy((order) => order.case().when('arco_answer.outcome', 'is', null).then(order.ref('due_on')).end())
    .orderBy('arco_request.number', 'desc').limit(limit).execute()
}

export async function findArcoRequest(db: DbOrTrx, requestId: string) {
  return requests(db).where('arco_request.id', '=', requestId).executeTakeFirst()
}

/** When staff opened the file of a person, without who it was: newest first. */
export async function listViewsOf(db: DbOrTrx, personId: string, limit: number) {
  return db.selectFrom('audit_event').select(['seq', 'at', 'actor_role as role'])
    .where('action', '=', 'person.viewFile').where('subject_type', '=', 'person').where('subject_id', '=', personId)
    .orderBy('seq', 'desc').limit(limit).execute()
}

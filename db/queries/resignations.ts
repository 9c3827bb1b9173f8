/** Written resignations: the person's own, and what the coordination has to answer. Convocatoria §5.14 */
import type { ResignationConsequence } from '#exam-engine/convocatoria/resignation.ts'
import type { DbOrTrx, Trx } from '../client.ts'

const COLUMNS = ['resignation.id', 'resignation.award_id as awardId', 'resignation.person_id as personId',
  'resignation.state', 'addressee', 'subject', 'text', 'drafted_at as draftedAt', 'sent_at as sentAt', 'pages',
  'original_kind as kind', 'original_sha256 as sha256', 'answered_at as answeredAt', 'counts_from as countsFrom',
  'return_reason as returnReason'] as const

/** The one of an award that is open or counts, else the newest; undefined where nobody wrote one. */
export async function findResignation(db: DbOrTrx, awardId: string) {
  return db.selectFrom('resignation').leftJoin('person as answerer', 'answerer.id', 'resignation.answered_by')
    .select([...COLUMNS, 'answerer.given_names as answererNames', 'answerer.first_surname as answererSurname'])
    .where('award_id', '=', awardId)
    .orderBy(({ eb }) => eb.case().when('resignation.state', '=', 'returned').then(1).else(0).end())
    .orderBy('drafted_at', 'desc').orderBy('resignation.id').limit(1).executeTakeFirst()
}

/** The open one of an award (drafted or sent), locked. */
export async function lockOpenResignation(trx: Trx, awardId: string) {
  return trx.selectFrom('resignation').select(COLUMNS).where('award_id', '=', awardId)
    .where('state', 'in', ['drafted', 'sent']).forUpdate().executeTakeFirst()
}

export async function lockResignation(trx: Trx, id: string) {
  return trx.selectFrom('resignation').select(COLUMNS).where('id', '=', id).forUpdate().executeTakeFirst()
}

interface Wording { addressee: string, subject: string, text: string }

export async function insertResignation(
  trx: Trx, { awardId, personId, ...wording }: Wording & { awardId: string, personId: string },
): Promise<string> {
  const { id } = await trx.insertInto('resignation').values({ award_id: awardId, person_id: personId, ...wording })
    .returning('id').executeTakeFirstOrThrow()
  return id
}

/** Of a locked draft. */
export async function rewordResignation(trx: Trx, id: string, wording: Wording): Promise<void> {
  await trx.updateTable('resignation').set(wording).where('id', '=', id).execute()
}

interface SentDocument {
  originalKey: string
  originalSha256: string
  kind: 'pdf' | 'jpg'
  pages: number
  viewingKey: string
  shown: ResignationConsequence
}

/** Of a locked draft; when it was sent, by the database. */
export async function sendResignationRow(trx: Trx, id: string, sent: SentDocument) {
  const row = await trx.updateTable('resignation').set({
    state: 'sent', original_key: sent.originalKey, original_sha256: sent.originalSha256, original_kind: sent.kind,
    pages: sent.pages, viewing_key: sent.viewingKey, shown: sent.shown,
  }).where('id', '=', id).returning('sent_at').executeTakeFirstOrThrow()
  if (row.sent_at === null) throw new Error('a resignation was sent at no time')
  return row.sent_at
}

/** Of a locked one that was sent. */
export async function answerResignationRow(
  trx: Trx, id: string, answer: { state: 'acknowledged', by: string } | { state: 'returned', by: string, reason: string },
): Promise<void> {
  await trx.updateTable('resignation').set({
    state: answer.state, answered_by: answer.by, ...(answer.state === 'returned' ? { return_reason: answer.reason } : {}),
  }).where('id', '=', id).execute()
}

/** What was sent, with whose it is; those that wait first, the longest waiting first. */
export async function listSentResignations(db: DbOrTrx) {
  return db.selectFrom('resignation')
    .innerJoin('award', 'award.id', 'resignation.award_id').innerJoin('candidate', 'candidate.id', 'award.candidate_id')
    .innerJoin('person', 'person.id', 'resignation.person_id').innerJoin('seat_pool', 'seat_pool.id', 'award.pool_id')
    .innerJoin('course', 'course.id', 'seat_pool.course_id').innerJoin('sede', 'sede.code', 'seat_pool.sede_code')
    .leftJoin('person as answerer', 'answerer.id', 'resignation.answered_by')
    .select([...COLUMNS, 'candidate.folio', 'candidate.convocatoria_id as convocatoriaId', 'person.given_names as givenNames',
      'person.first_surname as firstSurname', 'person.second_surname as secondSurname', 'course.cer',
      'sede.name as sede', 'seat_pool.subsede', 'answerer.given_names as answererNames',
      'answerer.first_surname as answererSurname'])
    .where('resignation.state', '<>', 'drafted')
    .orderBy(({ eb }) => eb.case().when('resignation.state', '=', 'sent').then(0).else(1).end())
    .orderBy('sent_at').execute()
}

export type SentResignation = Awaited<ReturnType<typeof listSentResignations>>[number]

/** The copy that may be seen, with whose it is; undefined for what was not sent. */
export async function findResignationCopy(db: DbOrTrx, id: string) {
  const row = await db.selectFrom('resignation').innerJoin('award', 'award.id', 'resignation.award_id')
    .innerJoin('candidate', 'candidate.id', 'award.candidate_id')
    .select(['viewing_key as key', 'resignation.person_id as ownerId', 'candidate.folio'])
    .where('resignation.id', '=', id).executeTakeFirst()
  return row === undefined || row.key === null ? undefined : { ...row, key: row.key }
}

/** To whom resignations of a call go; null while nobody set it. §5.14.4 */
export async function readMailboxes(db: DbOrTrx, convocatoriaId: string) {
  return db.selectFrom('convocatoria').select(['resignation_to as to', 'resignation_cc as cc'])
    .where('id', '=', convocatoriaId).executeTakeFirstOrThrow()
}

export async function saveMailboxes(
  trx: Trx, convocatoriaId: string, { to, cc }: { to: string, cc: string | null },
): Promise<void> {
  await trx.updateTable('convocatoria').set({ resignation_to: to, resignation_cc: cc })
    .where('id', '=', convocatoriaId).execute()
}

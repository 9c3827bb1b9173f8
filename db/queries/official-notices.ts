/** Official notifications by version, the seats that they state, and where each addressee is written to. §5.9.1, §5.9.3 */
import type { NoticeKind } from '#exam-engine/convocatoria/official-notice.ts'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx, Trx } from '../client.ts'

/** Every seat of a run with its holder, both sedes and the hashes of the letter. No score, no rank. */
export async function listAwardedSeats(db: DbOrTrx, runId: string) {
  return db.selectFrom('award')
    .innerJoin('candidate', 'candidate.id', 'award.candidate_id').innerJoin('person', 'person.id', 'candidate.person_id')
    .innerJoin('sede as origin', 'origin.code', 'candidate.adscription_sede')
    .innerJoin('seat_pool', 'seat_pool.id', 'award.pool_id').innerJoin('course', 'course.id', 'seat_pool.course_id')
    .innerJoin('sede', 'sede.code', 'seat_pool.sede_code').leftJoin('letter', 'letter.award_id', 'award.id')
    .select(['award.id', 'award.state', 'candidate.folio', 'candidate.person_id as personId', 'candidate.ceme',
      'candidate.grade', 'person.given_names as givenNames', 'person.first_surname as firstSurname',
      'person.second_surname as secondSurname', 'person.matricula', 'course.cer', 'seat_pool.subsede',
      'sede.code', 'sede.name', 'sede.city', 'sede.ooad', 'origin.code as fromCode', 'origin.name as fromName',
      'origin.city as fromCity', 'origin.ooad as fromOoad', 'letter.content_sha256 as contentSha256',
      'letter.sha256 as fileSha256'])
    .where('award.run_id', '=', runId).orderBy('candidate.folio').execute()
}

export type AwardedSeat = Awaited<ReturnType<typeof listAwardedSeats>>[number]

const versionColumns = ['official_notice.id', 'official_notice.convocatoria_id as convocatoriaId', 'kind', 'addressee',
  'number', 'content', 'content_sha256 as contentSha256', 'key_id as keyId', 'signature', 'file_key as fileKey',
  'file_sha256 as fileSha256', 'issued_at as issuedAt'] as const

/** Every version of a kind, the newest first; of these addressees only, when given. */
export async function listNotices(
  db: DbOrTrx, convocatoriaId: string, kind: NoticeKind, addressees: readonly string[] | null = null,
) {
  const query = db.selectFrom('official_notice').select(versionColumns)
    .where('convocatoria_id', '=', convocatoriaId).where('kind', '=', kind).orderBy('addressee').orderBy('number', 'desc')
  return (addressees === null ? query : query.where('addressee', 'in', [...addressees, ''])).execute()
}

export type NoticeVersion = Awaited<ReturnType<typeof listNotices>>[number]

export async function findNotice(db: DbOrTrx, id: string): Promise<NoticeVersion | undefined> {
  return db.selectFrom('official_notice').select(versionColumns).where('id', '=', id).executeTakeFirst()
}

interface NewNotice {
  convocatoriaId: string
  kind: NoticeKind
  addressee: string
  number: number
  content: string
  contentSha256: string
  previousSha256: string | null
  keyId: string
  signature: string
  fileKey: string
  fileSha256: string
  issuedBy: string
  issuedAt: Instant
}

export async function insertNotice(trx: Trx, notice: NewNotice): Promise<string> {
  const { id } = await trx.insertInto('official_notice').values({
    convocatoria_id: notice.convocatoriaId, kind: notice.kind, addressee: notice.addressee, number: notice.number,
    content: notice.content, content_sha256: notice.contentSha256, previous_sha256: notice.previousSha256,
    key_id: notice.keyId, signature: notice.signature, file_key: notice.fileKey, file_sha256: notice.fileSha256,
    issued_by: notice.issuedBy, issued_at: toIso(notice.issuedAt),
  }).returning('id').executeTakeFirstOrThrow()
  return id
}

/** Where every addressee is written to; who is missing is written to nowhere. */
export async function readNoticeAddresses(db: DbOrTrx): Promise<Map<string, string[]>> {
  const rows = await db.selectFrom('notice_address').distinctOn('addressee').select(['addressee', 'addresses'])
    .orderBy('addressee').orderBy('id', 'desc').execute()
  return new Map(rows.map(({ addressee, addresses }) => [addressee, addresses]))
}

export async function insertNoticeAddresses(
  trx: Trx, { addressee, addresses, by }: { addressee: string, addresses: string[], by: string },
): Promise<void> {
  await trx.insertInto('notice_address').values({ addressee, addresses, set_by: by }).execute()
}

/** Every sede, for who may be notified. */
export async function listSedeUnits(db: DbOrTrx) {
  return db.selectFrom('sede').select(['code', 'name', 'city', 'ooad']).orderBy('ooad').orderBy('name').execute()
}

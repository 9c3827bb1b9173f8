/** The official notification to the OOAD and to the sede that is left: versions, signature, document, mail, no score. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noticeStatement, readNotice } from '#app/arrivals/notice-content.ts'
import { isSignedBy } from '#app/keys/signature.ts'
import { issueDueNotices, issueNotice, setNoticeAddresses } from '#app/use-cases/issue-notices.server.ts'
import { issueLetter } from '#app/use-cases/issue-letter.server.ts'
import { decideRevocation, proposeRevocation } from '#app/use-cases/revoke-award.server.ts'
import { findNotice } from '#db/queries/official-notices.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import type { Result } from '#exam-engine/kernel/result.ts'
import { readPdf } from '#tests/app/documents/read-pdf.ts'
import { createAwardedResidents, type AwardedResidents } from '#tests/factories/awarded-residents.ts'
import { TEST_PASSWORD } from '#tests/factories/people.ts'
import { DEMO_CALL, demand } from '#tests/factories/published-selection.ts'
import { placesOf } from '#tests/factories/receivers.ts'
import type { Actor } from '#app/http/actor.ts'

let residents: AwardedResidents
let holder: Actor
let places: Awaited<ReturnType<typeof placesOf>>

beforeAll(async () => {
  residents = await createAwardedResidents()
  holder = await residents.nextCommitted()
  demand(await issueLetter(residents.services, holder, 'https://efiser.example.mx'))
  places = await placesOf(residents, holder)
}, 120_000)
afterAll(() => residents.drop())

const outcome = (result: Result<unknown, string>) => result.ok ? 'ok' : result.refusal
const addresseeOf = () => places.ooad === 'UMAE' ? places.sedeCode : places.ooad
const issue = (kind: 'arrivals' | 'departures', key: string, by = residents.admins[0]) => (
  issueNotice(residents.services, by, { kind, key }))
const versionOf = async (id: string) => {
  const version = await findNotice(residents.database.db, id)
  if (version === undefined) throw new Error('the version is not there')
  return { ...version, read: readNotice(version.content) }
}

test('§5.9.3 nothing goes out a millisecond before the acceptance is over, nor by who is no admin', async () => {
  await residents.standAt(residents.until, -1)
  expect(outcome(await issue('arrivals', addresseeOf()))).toBe('NOTICE_TOO_EARLY')
  await residents.standAt(residents.until)
  expect(outcome(await issue('arrivals', addresseeOf(), holder))).toBe('ADMIN_ONLY')
  expect(outcome(await issue('arrivals', 'UMAE'))).toBe('NOTICE_UNKNOWN')
})

test('§5.9.3 the OOAD gets a signed notification with the hash of each letter, by mail and as a PDF, without a score', async () => {
  await residents.standAt(residents.until)
  demand(await setNoticeAddresses(residents.services, residents.admins[0], { key: addresseeOf(), addresses: ['uno@imss.example', 'dos@imss.example'] }))
  const { id, number, mails } = demand(await issue('arrivals', addresseeOf()))
  expect({ number, mails }).toEqual({ number: 1, mails: 2 })
  const { read, ...version } = await versionOf(id)
  const { db } = residents.database
  const letter = await db.selectFrom('letter').select(['sha256', 'content_sha256']).where('award_id', '=', places.awardId).executeTakeFirstOrThrow()
  expect(read.entries.find(({ folio }) => folio === places.folio)).toMatchObject({
    to: { code: places.sedeCode }, from: { code: places.fromSede }, letter: { contentSha256: letter.content_sha256, fileSha256: letter.sha256 },
  })
  const key = await residents.services.signing.publicKey('notice', version.keyId)
  const statement = noticeStatement({ ...version, sha256: sha256Hex(version.content) })
  if (key === null) throw new Error('the key is not there')
  expect(isSignedBy('notice', statement, version.signature, key)).toBe(true)
  expect(isSignedBy('letter', statement, version.signature, key)).toBe(false)
  expect(isSignedBy('notice', noticeStatement({ ...version, number: 2, sha256: version.contentSha256 }), version.signature, key)).toBe(false)

  const bytes = await residents.services.files.read(version.fileKey)
  if (bytes === null) throw new Error('the file is not there')
  expect(sha256Hex(bytes)).toBe(version.fileSha256)
  const text = (await readPdf(Buffer.from(bytes))).text.replaceAll(/\s+/g, ' ')
  expect(text).toContain(places.folio)
  expect(text).toContain('podría resultar en su BAJA DEFINITIVA')
  const scores = await db.selectFrom('selection_result').select(['pi_imss', 'efiser', 'grades_mean']).where('pi_imss', 'is not', null).execute()
  const told = version.content + text
  for (const { pi_imss: pi, efiser, grades_mean: mean } of scores) {
    for (const score of [pi, efiser, mean]) expect(told).not.toContain(score)
  }
  const sent = await db.selectFrom('mail_message').select(['address', 'body', 'attachment_key'])
    .where('kind', '=', 'officialNotice').orderBy('address').execute()
  expect(sent.map(({ address }) => address)).toEqual(['dos@imss.example', 'uno@imss.example'])
  for (const { body, attachment_key: attached } of sent) {
    expect(attached).toBe(version.fileKey)
    expect(body).not.toContain(places.folio)
  }
})

test('§5.9.3 two persons who issue at the same time make one version', async () => {
  await residents.standAt(residents.until, 1)
  const other = await residents.database.db.selectFrom('sede').select('ooad').where('ooad', 'not in', ['UMAE', places.ooad]).orderBy('ooad')
    .executeTakeFirstOrThrow()
  const both = await Promise.all(residents.admins.map((admin) => issue('arrivals', other.ooad, admin)))
  expect(both.map(outcome).sort()).toEqual(['NOTICE_UNCHANGED', 'ok'])
})

test('§5.9.1 the sede that is left is told who leaves', async () => {
  await residents.standAt(residents.until, 1)
  const { read } = await versionOf(demand(await issue('departures', places.fromSede)).id)
  expect(read.entries.map(({ folio }) => folio)).toContain(places.folio)
  expect(read.entries.every(({ from }) => from.code === places.fromSede)).toBe(true)
})

test('§3.1 D, §5.9.3 a revocation makes a next version for both, which says what changed and names the one before', async () => {
  await residents.standAt(residents.until, 2)
  expect(outcome(await issue('arrivals', addresseeOf()))).toBe('NOTICE_UNCHANGED')
  const own = { password: TEST_PASSWORD, address: '10.0.0.1' }
  const [first, second] = residents.admins
  const proposal = demand(await proposeRevocation(residents.services, first, places.awardId, { ...own, ground: 'fraud', reason: 'Comprobado' }))
  demand(await decideRevocation(residents.services, second, proposal, { ...own, event: 'approve' }))
  const { id, number } = demand(await issue('arrivals', addresseeOf()))
  expect(number).toBe(2)
  const { read, previous } = { ...await versionOf(id), previous: await residents.database.db.selectFrom('official_notice')
    .select('content_sha256').where('addressee', '=', addresseeOf()).where('kind', '=', 'arrivals').where('number', '=', 1).executeTakeFirstOrThrow() }
  expect(read.previousSha256).toBe(previous.content_sha256)
  expect(read.changes).toMatchObject([{ change: 'revoked', folio: places.folio }])
  expect(read.entries.map(({ folio }) => folio)).not.toContain(places.folio)
  expect(demand(await issue('departures', places.fromSede)).number).toBe(2)
})

test('§5.9.3 all that is due goes out at once, and nothing twice', async () => {
  await residents.standAt(residents.until, 3)
  expect(demand(await issueDueNotices(residents.services, residents.admins[1]))).toBeGreaterThan(10)
  expect(demand(await issueDueNotices(residents.services, residents.admins[1]))).toBe(0)
  const rows = await residents.database.db.selectFrom('official_notice').select(['content', 'content_sha256']).execute()
  for (const { content, content_sha256: stored } of rows) expect(sha256Hex(content)).toBe(stored)
  const { length } = await residents.database.db.selectFrom('audit_event').select('seq').where('action', '=', 'notice.issue').execute()
  expect(length).toBe(rows.length)
})

const COPY = `insert into official_notice (convocatoria_id, kind, addressee, number, content, content_sha256, previous_sha256,
  key_id, signature, file_key, file_sha256, issued_by, issued_at)`
const FROM_NEWEST = (over: Partial<Record<string, string>>) => {
  const column = (name: string, usual = name) => over[name] ?? usual
  return `${COPY} select convocatoria_id, kind, ${column('addressee')}, ${column('number', 'number + 1')}, content, ${column('content_sha256')},
    ${column('previous_sha256', 'content_sha256')}, key_id, signature, file_key, file_sha256, ${column('issued_by')}, ${column('issued_at')}
    from official_notice where kind = 'arrivals' order by addressee, number desc limit 1`
}

test.each([
  ['official_notice_after_acceptance', FROM_NEWEST({ issued_at: `(select results_until - interval '1 millisecond' from convocatoria where id = '${DEMO_CALL}')` })],
  ['official_notice_after_acceptance', FROM_NEWEST({ issued_at: `efiser_now() + interval '1 second'` })],
  ['official_notice_by_admin', FROM_NEWEST({ issued_by: `(select person_id from role_grant where role = 'ooad' limit 1)` })],
  ['official_notice_follows', FROM_NEWEST({ number: 'number + 2' })],
  ['official_notice_follows', FROM_NEWEST({ previous_sha256: 'null' })],
  ['official_notice_content_hash', FROM_NEWEST({ content_sha256: `repeat('0', 64)` })],
  ['official_notice_addressee_known', FROM_NEWEST({ addressee: `'UMAE'` })],
  ['notice_address_form', `insert into notice_address (addressee, addresses, set_by)
    select 'x', array['no es correo'], person_id from role_grant where role = 'admin' limit 1`],
  ['notice_address_by_admin', `insert into notice_address (addressee, addresses, set_by)
    select 'x', array['a@b'], person_id from role_grant where role = 'ooad' limit 1`],
] as const)('the database holds %s, whatever the app would write', async (constraint, statement) => {
  const broken = await residents.owner.sql.unsafe(statement).then(() => 'done', (error: unknown) =>
    (error as { constraint_name?: string }).constraint_name)
  expect(broken).toBe(constraint)
})

test('a version that was issued is neither changed nor taken away', async () => {
  for (const statement of [`update official_notice set signature = 'x'`, 'delete from official_notice']) {
    await expect(residents.owner.sql.unsafe(statement)).rejects.toThrow()
  }
})

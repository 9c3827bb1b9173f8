import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { cancelForFraud } from '#app/use-cases/cancel-for-fraud.server.ts'
import { closeDueAttempts } from '#app/use-cases/close-due-attempts.server.ts'
import { decideOnQuarantine } from '#app/use-cases/decide-quarantine.server.ts'
import { handInAttempt } from '#app/use-cases/hand-in-attempt.server.ts'
import { issueMissingReceipts, issueReceipt } from '#app/use-cases/issue-receipts.server.ts'
import { openSigningKeys, type SigningKeys } from '#app/keys/signing-keys.server.ts'
import { checkAgainstRecord, checkBySignature, checkByToken } from '#app/receipts/check-receipt.server.ts'
import { readStored } from '#app/receipts/compose-receipt.ts'
import { verifyStoredReceipts } from '#app/receipts/verify-stored.server.ts'
import { keepRefusedSave } from '#db/queries/answers-quarantine.ts'
import { listQuarantineByAttempt, listQuarantined } from '#db/queries/quarantine-decisions.ts'
import { listSheets } from '#db/queries/item-statistics.ts'
import { listAttemptsToMark, countMarksByExam } from '#db/queries/marks.ts'
import { listExamProgress } from '#db/queries/admin-exams.ts'
import { listSelectionCandidates } from '#db/queries/selection-input.ts'
import { instant, toIso } from '#exam-engine/kernel/time.ts'
import { receiptText } from '#exam-engine/sitting/receipt.ts'
import { answersDigest } from '#exam-engine/sitting/answers-digest.ts'
import { effectiveAnswers } from '#exam-engine/sitting/effective-answers.ts'
import { nth } from '#tests/app/live/live-server.ts'
import { CLOSES_AT, OPENS_AT, putInProgress } from '#tests/db/sitting/sitting-database.ts'
import { createKeysRoot } from '#tests/setup/keys-root.ts'
import { startUseCaseSitting, type UseCaseSitting } from './sitting-services.ts'

let sitting: UseCaseSitting
let keysRoot: Awaited<ReturnType<typeof createKeysRoot>>
let signing: SigningKeys
let services: UseCaseSitting['services'] & { signing: SigningKeys }

const attempt = (index: number) => nth(sitting.attempts, index)
const staff = (who: 'supervisorA' | 'admin') => sitting.actor(sitting.staff[who].cookie)
const item = (index: number) => nth(sitting.items, index)
const option = (ofItem: number, index: number) => nth(item(ofItem).optionIds, index)
const handIn = async (index: number) =>
  handInAttempt(services, await sitting.actor(attempt(index).cookie), { attemptId: attempt(index).id, epoch: 1 })
const receiptOf = async (index: number) => {
  const row = await issueReceipt(services, attempt(index).id)
  if (row === undefined) throw new Error('no receipt')
  return { row, signed: readStored(row) }
}
const answer = (index: number, ofItem: number, optionId: string | null) => sitting.app.sql`
  insert into answer (attempt_id, item_id, revision, option_id, flagged, struck, saved_at)
  values (${attempt(index).id}, ${item(ofItem).id}, 1, ${optionId}, false, '{}', efiser_now())`

/** Something came too late; its number in quarantine. */
async function quarantine(index: number, ofItem: number, optionId: string | null, reason = 'AFTER_DEADLINE') {
  const opId = randomUUID()
  await keepRefusedSave(sitting.app.db, { attemptId: attempt(index).id, reason, epoch: 1, operation: {
    opId, itemId: item(ofItem).id, revision: 2, optionId, flagged: false, struck: [], clientAt: CLOSES_AT - 5,
  } as never })
  const rows = await listQuarantined(sitting.app.db, attempt(index).id)
  return nth(rows.slice(-1), 0).id
}

beforeAll(async () => {
  sitting = await startUseCaseSitting({ attempts: 12 })
  keysRoot = await createKeysRoot()
  signing = openSigningKeys(sitting.app, keysRoot.root)
  services = { ...sitting.services, signing }
  await putInProgress(sitting, sitting.attempts.slice(0, 10).map(({ id }) => id))
})
beforeEach(() => sitting.startClock(instant(OPENS_AT + 60_000)))
afterAll(async () => {
  await sitting.close()
  await keysRoot.remove()
})

test('after the hand-in the receipt states what the attempt committed to, once, signed, and no person', async () => {
  await answer(0, 0, option(0, 0))
  await answer(0, 1, option(1, 2))
  await answer(0, 2, null)
  expect(await issueReceipt(services, attempt(0).id)).toBeUndefined()
  await handIn(0)
  const all = await Promise.all(Array.from({ length: 4 }, () => issueReceipt(services, attempt(0).id)))
  expect(new Set(all.map((row) => row?.body_sha256)).size).toBe(1)
  const { row, signed } = await receiptOf(0)
  const stored = await sitting.app.db.selectFrom('attempt').selectAll().where('id', '=', attempt(0).id)
    .executeTakeFirstOrThrow()
  expect(signed.receipt).toMatchObject({
    version: 1, folio: 'F-10000', answered: 2, total: 5, answersDigest: stored.answers_digest, supersedes: null,
    chain: { length: stored.chain_length, head: stored.chain_head?.toString('hex') },
    ended: { how: 'handedIn', at: toIso(instant(stored.finished_at ?? 0)) },
  })
  expect(await checkAgainstRecord(sitting.app.db, signed)).toMatchObject({ verdict: 'valid' })
  expect(await checkByToken(sitting.app.db, row.token)).toMatchObject({ verdict: 'valid' })
  expect(row.body).not.toContain(attempt(0).personId)
  const events = await sitting.app.db.selectFrom('audit_event').select('payload')
    .where('action', '=', 'sitting.issueReceipts').execute()
  expect(events.filter(({ payload }) => payload.includes(row.body_sha256))).toHaveLength(1)
})

test('a changed receipt, one of another key and one that was never issued are not valid', async () => {
  const { signed } = await receiptOf(0)
  const changed = { ...signed, receipt: { ...signed.receipt, answered: 5 } }
  expect(await checkAgainstRecord(sitting.app.db, changed)).toMatchObject({ verdict: 'invalid', why: 'SIGNATURE' })
  const foreign = { ...signed, receipt: { ...signed.receipt, keyId: 'ab'.repeat(32) } }
  expect(await checkAgainstRecord(sitting.app.db, foreign)).toMatchObject({ why: 'KEY_UNKNOWN' })
  const signer = await signing.current('receipt')
  const invented = { receipt: changed.receipt, signature: signer.sign(receiptText(changed.receipt)) }
  expect(await checkAgainstRecord(sitting.app.db, invented)).toMatchObject({ why: 'NOT_ISSUED' })
  expect(await checkByToken(sitting.app.db, 'ab'.repeat(16))).toBeNull()
})

test('what was signed before a rotation stays valid, and after it the new key signs', async () => {
  const { signed } = await receiptOf(0)
  const rotated = await signing.rotate('receipt')
  expect(await checkAgainstRecord(sitting.app.db, signed)).toMatchObject({ verdict: 'valid' })
  await handIn(1)
  expect((await receiptOf(1)).signed.receipt.keyId).toBe(rotated)
  const key = await signing.publicKey('receipt', rotated)
  expect(checkBySignature((await receiptOf(1)).signed, key === null ? [] : [key])).toMatchObject({ verdict: 'valid' })
  expect(checkBySignature(signed, key === null ? [] : [key])).toMatchObject({ why: 'KEY_UNKNOWN' })
})

test('a receipt never changes, and the database refuses one that does not state the close', async () => {
  const { owner } = sitting
  const { row } = await receiptOf(0)
  await expect(owner.sql`update receipt set token = repeat('ab', 16)`).rejects.toThrow(/append-only/)
  await expect(owner.sql`delete from receipt`).rejects.toThrow(/append-only/)
  const insert = (attemptId: string, version: number, body: string, digest: string) => owner.sql`
    insert into receipt (attempt_id, version, body, body_sha256, answers_digest, signature, key_id, token, issued_at)
    values (${attemptId}, ${version}, ${body}, encode(sha256(convert_to(${body}, 'UTF8')), 'hex'), ${digest}, 'x',
      ${row.key_id}, ${randomUUID().replaceAll('-', '')}, now())`
  const body = (facts: object) => JSON.stringify({ ...JSON.parse(row.body) as object, keyId: row.key_id, ...facts })
  await expect(insert(attempt(2).id, 1, body({ folio: 'Z' }), row.answers_digest)).rejects.toThrow(/handed in or closed/)
  await expect(insert(attempt(1).id, 1, body({ answersDigest: 'x' }), 'x')).rejects.toThrow(/answers of the close/)
  await expect(insert(attempt(0).id, 2, body({ version: 2, supersedes: 'x' }), row.answers_digest))
    .rejects.toThrow(/supersedes the one before/)
  await expect(insert(attempt(0).id, 2, body({ version: 3, supersedes: row.body_sha256 }), row.answers_digest))
    .rejects.toThrow(/receipt_states_its_columns/)
})

test('§3.1 D an exam that was cancelled before gets no receipt, one that was issued stays', async () => {
  const supervisor = await staff('supervisorA')
  await handIn(3)
  await cancelForFraud(services, supervisor, { attemptId: attempt(3).id, note: 'Copió.', confirmed: true })
  expect(await issueReceipt(services, attempt(3).id)).toBeUndefined()
  await handIn(4)
  const { row } = await receiptOf(4)
  await cancelForFraud(services, supervisor, { attemptId: attempt(4).id, note: 'Copió.', confirmed: true })
  expect(await issueReceipt(services, attempt(4).id)).toEqual(row)
})

test('invariant 3: what came late counts only by a named admin, with reason, once, and after the exam', async () => {
  const [admin, supervisor] = [await staff('admin'), await staff('supervisorA')]
  const late = await quarantine(5, 0, option(0, 1))
  const input = { attemptId: attempt(5).id, quarantineId: late, verdict: 'admit', reason: 'Corte de luz.' } as const
  expect(await decideOnQuarantine(services, admin, input)).toMatchObject({ refusal: 'QUARANTINE_NOT_YET' })
  await answer(5, 1, option(1, 1))
  await handIn(5)
  const before = await sitting.app.db.selectFrom('attempt').selectAll().where('id', '=', attempt(5).id).execute()
  expect(await decideOnQuarantine(services, supervisor, input)).toMatchObject({ refusal: 'ADMIN_ONLY' })
  expect(await decideOnQuarantine(services, admin, { ...input, reason: ' \n' }))
    .toMatchObject({ refusal: 'DECISION_NEEDS_REASON' })
  expect(await decideOnQuarantine(services, admin, { ...input, attemptId: attempt(6).id }))
    .toMatchObject({ refusal: 'QUARANTINE_UNKNOWN' })
  const both = await Promise.all([input, { ...input, verdict: 'reject' as const }].map((decision) =>
    decideOnQuarantine(services, admin, decision)))
  expect(both.map((result) => result.ok ? 'ok' : result.refusal).sort()).toEqual(['ALREADY_DECIDED', 'ok'])
  expect(await sitting.app.db.selectFrom('attempt').selectAll().where('id', '=', attempt(5).id).execute())
    .toEqual(before)
  await expect(sitting.owner.sql`insert into quarantine_decision (quarantine_id, verdict, reason, decided_at, decided_by)
    values (${late}, 'reject', 'x', now(), ${admin.personId})`).rejects.toThrow(/quarantine_decision_pkey/)
  await expect(sitting.owner.sql`update quarantine_decision set verdict = 'admit'`).rejects.toThrow(/append-only/)
})

test('an admitted operation lies over the final answers: marking reads it and a receipt supersedes', async () => {
  const admin = await staff('admin')
  await answer(7, 0, option(0, 0))
  await handIn(7)
  const first = await receiptOf(7)
  const changed = await quarantine(7, 0, option(0, 3))
  const further = await quarantine(7, 2, option(2, 1), 'STALE_EPOCH')
  const rejected = await quarantine(7, 3, option(3, 1))
  const decide = (quarantineId: number, verdict: 'admit' | 'reject') => decideOnQuarantine(services, admin,
    { attemptId: attempt(7).id, quarantineId, verdict, reason: 'Se comprobó el corte.' })
  expect(await decide(rejected, 'reject')).toMatchObject({ ok: true })
  expect((await receiptOf(7)).row.version).toBe(1)
  expect(await decide(further, 'admit')).toMatchObject({ ok: true })
  expect(await decide(changed, 'admit')).toMatchObject({ ok: true })

  const last = await receiptOf(7)
  const expected = [{ itemId: item(0).id, optionId: option(0, 3) }, { itemId: item(2).id, optionId: option(2, 1) }]
  expect(last.signed.receipt).toMatchObject({
    version: 3, answered: 2, admittedOperations: 2, answersDigest: answersDigest(expected) })
  expect(await checkAgainstRecord(sitting.app.db, first.signed))
    .toMatchObject({ verdict: 'superseded', lastVersion: 3 })
  expect(await checkAgainstRecord(sitting.app.db, last.signed)).toMatchObject({ verdict: 'valid' })

  const toMark = (await listAttemptsToMark(sitting.app.db, sitting.examId)).find(({ id }) => id === attempt(7).id)
  expect(answersDigest(effectiveAnswers(toMark?.answers ?? [], toMark?.admitted ?? []))).toBe(answersDigest(expected))
  const events = (await sitting.auditOf(attempt(7).id)).map(({ action, payload }) => [action, payload['answersDigest']])
  expect(events.slice(-3)).toEqual([['sitting.rejectQuarantined', undefined],
    ['sitting.admitQuarantined', expect.any(String)],
    ['sitting.admitQuarantined', last.signed.receipt.answersDigest]])
})

test('what does not fit the form can be rejected, never admitted', async () => {
  const admin = await staff('admin')
  await handIn(8)
  const unknown = await quarantine(8, 0, option(1, 0))
  const input = { attemptId: attempt(8).id, quarantineId: unknown, reason: 'No corresponde.' }
  expect(await decideOnQuarantine(services, admin, { ...input, verdict: 'admit' }))
    .toMatchObject({ refusal: 'OPERATION_UNUSABLE' })
  expect(await decideOnQuarantine(services, admin, { ...input, verdict: 'reject' })).toMatchObject({ ok: true })
})

test('what was refused once and stored in time after all counts already, and is not decided on', async () => {
  const admin = await staff('admin')
  const twice = await quarantine(9, 0, option(0, 1), 'STALE_EPOCH')
  expect(await listQuarantined(sitting.app.db, attempt(9).id)).toHaveLength(1)
  await sitting.app.sql`
    insert into answer_history (attempt_id, seq, item_id, revision, option_id, flagged, struck, epoch, op_id,
      received_at, hash)
    select attempt_id, 1, ${item(0).id}, 2, ${option(0, 1)}, false, '{}', 1, (operation ->> 'opId')::uuid,
      efiser_now(), sha256('x') from answer_quarantine where id = ${twice}`
  expect(await listQuarantined(sitting.app.db, attempt(9).id)).toEqual([])
  expect((await listQuarantineByAttempt(sitting.app.db, sitting.convocatoriaId)).map(({ id }) => id))
    .not.toContain(attempt(9).id)
  expect(await decideOnQuarantine(services, admin, {
    attemptId: attempt(9).id, quarantineId: twice, verdict: 'admit', reason: 'Ya cuenta.',
  })).toMatchObject({ refusal: 'QUARANTINE_UNKNOWN' })
})

test('at the deadline the job gives everybody a receipt, and audit verify finds them all to be right', async () => {
  await sitting.freezeClock(CLOSES_AT)
  await closeDueAttempts(services)
  expect(await issueMissingReceipts(services)).toBeGreaterThan(0)
  expect(await issueMissingReceipts(services)).toBe(0)
  expect((await receiptOf(9)).signed.receipt.ended).toEqual({ how: 'closed', at: toIso(CLOSES_AT) })
  expect(await verifyStoredReceipts(sitting.app.db)).toMatchObject({ missing: 0, broken: [] })
})

test('audit verify names an attempt whose answers are no longer those of its receipt', async () => {
  const { owner } = sitting
  const change = (optionId: string) => owner.sql.begin(async (sql) => {
    await sql`alter table answer disable trigger user`
    await sql`update answer set option_id = ${optionId} where attempt_id = ${attempt(0).id} and item_id = ${item(0).id}`
    await sql`alter table answer enable trigger user`
  })
  await change(option(0, 1))
  expect((await verifyStoredReceipts(sitting.app.db)).broken)
    .toEqual([{ attemptId: attempt(0).id, reason: 'RECEIPT_DIGEST_DIFFERS' }])
  await change(option(0, 0))
  await owner.sql`alter table receipt disable trigger user`
  await owner.sql`update receipt set signature = 'AAAA' where attempt_id = ${attempt(7).id} and version = 2`
  expect((await verifyStoredReceipts(sitting.app.db)).broken)
    .toEqual([{ attemptId: attempt(7).id, reason: 'RECEIPT_SIGNATURE' }])
  await owner.sql`alter table receipt enable trigger user`
})

test('a mark falls with a cancellation and with an admission, in every count and in the freeze', async () => {
  const { app: { db }, owner, examId, convocatoriaId } = sitting
  const admin = await staff('admin')
  // Marks of no key: what they are made of is not what falls here.
  await owner.sql`alter table mark disable trigger mark_of_its_form`
  await owner.sql`insert into mark (attempt_id, status, correct, counted, efiser, key_sha256, answers_digest, marked_at)
    select id, case state when 'handedIn' then 'present' when 'closed' then 'present' else state end,
      case when state in ('handedIn', 'closed') then 1 end, case when state in ('handedIn', 'closed') then 5 end,
      case when state in ('handedIn', 'closed') then 20 end, case when state in ('handedIn', 'closed') then 'x' end,
      (select answers_digest from receipt r where r.attempt_id = attempt.id order by version desc limit 1), now()
    from attempt`
  const counts = async () => {
    const [progress] = await listExamProgress(db, convocatoriaId)
    const [byExam] = await countMarksByExam(db, convocatoriaId)
    const unmarked = (await listSelectionCandidates(db, convocatoriaId)).filter((row) => row.mark_status === null)
    return [progress?.marked, byExam?.marked, 12 - unmarked.length]
  }
  expect(await counts()).toEqual([12, 12, 12])
  await cancelForFraud(services, await staff('supervisorA'), { attemptId: attempt(1).id, note: 'Copió.', confirmed: true })
  expect(await counts()).toEqual([11, 11, 11])
  const late = await quarantine(0, 4, option(4, 0))
  const decision = { attemptId: attempt(0).id, quarantineId: late, verdict: 'admit', reason: 'Corte de luz.' } as const
  expect(await decideOnQuarantine(services, admin, decision)).toMatchObject({ ok: true })
  expect(await counts()).toEqual([10, 10, 10])
  const sheet = [...sitting.items].map(({ id }) => id).sort()
    .map((id) => id === item(4).id || id === item(0).id ? '1' : id === item(1).id ? '3' : '0').join('')
  expect(await listSheets(db, sitting.formId)).toContain(sheet)
  expect(examId).toBe(sitting.examId)
})

test('after the inputs of a selection are frozen nothing is decided on quarantine any more', async () => {
  const admin = await staff('admin')
  const late = await quarantine(9, 0, option(0, 0))
  await sitting.owner.sql`insert into selection_run (convocatoria_id, frozen_at, frozen_by, input, input_sha256)
    values (${sitting.convocatoriaId}, efiser_now(), ${admin.personId}, '{}', 'x')`
  for (const verdict of ['admit', 'reject'] as const) {
    expect(await decideOnQuarantine(services, admin, { attemptId: attempt(9).id, quarantineId: late, verdict, reason: 'x' }))
      .toMatchObject({ refusal: 'MARKS_FROZEN' })
  }
  await expect(sitting.owner.sql`insert into quarantine_decision (quarantine_id, verdict, reason, decided_at, decided_by)
    values (${late}, 'reject', 'x', now(), ${admin.personId})`).rejects.toThrow(/before a selection is frozen/)
})

/**
 * Annulments, the release of implausible forms and the discard of a freeze, from proposal to publication, in one demo
 * whose exam has an item that those who know answer otherwise than its key says.
 */
import type { InsertObject } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { approveAnnulment, endProposal, proposeAnnulment } from '#app/use-cases/annul-items.server.ts'
import { askForFallback, recordBeaconRound } from '#app/use-cases/draw-lottery.server.ts'
import { discardSelection } from '#app/use-cases/discard-selection.server.ts'
import { freezeSelection } from '#app/use-cases/freeze-selection.server.ts'
import { markExam } from '#app/use-cases/mark-exam.server.ts'
import { proposePublication, publishSelection } from '#app/use-cases/publish-selection.server.ts'
import { releaseForm } from '#app/use-cases/release-form.server.ts'
import { runFrozenSelection } from '#app/use-cases/run-selection.server.ts'
import type { Actor } from '#app/http/actor.ts'
import { createRateLimits } from '#app/http/rate-limits.server.ts'
import { dryRunAnnulment, dryRunText } from '#app/marking/dry-run.server.ts'
import type { Services } from '#app/services.server.ts'
import { openDatabase, type Database } from '#db/client.ts'
import { findAnnulment, readFormAnnulment } from '#db/queries/annulments.ts'
import { readNow } from '#db/queries/clock.ts'
import { listFormStandings } from '#db/queries/form-checks.ts'
import { listMarks } from '#db/queries/marks.ts'
import { findOwnResult } from '#db/queries/results.ts'
import type { Tables } from '#db/tables/tables.ts'
import { verifyAudit } from '#db/verify-audit.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import type { Result } from '#exam-engine/kernel/result.ts'
import { testRound } from '#scoring/lottery/test-beacon.ts'
import { createDemoDatabase, type DemoDatabase } from '#tests/factories/demo-database.ts'
import { createPerson } from '#tests/factories/people.ts'
import { DEMO_CALL, DEMO_FREEZE, demand, drawLottery, markEverything } from '#tests/factories/published-selection.ts'
import { sitExam } from '#tests/factories/sat-exam.ts'
import { selectionServices } from '#tests/factories/selection-services.ts'
import { startCheapPasswords } from '#tests/setup/cheap-passwords.ts'

const PASSWORD = 'Efiser-2024'
const passwords = startCheapPasswords()

let demo: DemoDatabase
let owner: Database
let services: Services
let first: Actor
let second: Actor
let resident: Actor
let examId: string
let formId: string
/** Of the form in the order of its ids; those who know answer the first one otherwise than its key. */
let items: string[]

beforeAll(async () => {
  const passwordHash = await passwords.hash(PASSWORD)
  demo = await createDemoDatabase(passwordHash)
  owner = openDatabase({ url: demo.ownerUrl, max: 2 })
  services = {
    ...await selectionServices(demo.database), passwords, rateLimits: createRateLimits(),
  } as Services
  const { db } = demo.database
  const admins = await db.selectFrom('role_grant').innerJoin('person', 'person.id', 'role_grant.person_id')
    .select('person_id').where('role', '=', 'admin').orderBy('person.email').execute()
  first = await demo.actorOf(admins[0]?.person_id ?? '')
  second = await demo.actorOf(admins[1]?.person_id ?? '')
  resident = await demo.actorOf(await createPerson(owner.db, { passwordHash, roles: [{ role: 'residente' }] }))
  // Places are those of form_item as read: the factory's. Twenty of thirty know all but the miskeyed item.
  const sat = await sitExam(demo, 'Gineco obstetricia', 4, (place, index) => (index % 3 === 0 ? place % 4 === 0 : place !== 0))
  const attempt = await db.selectFrom('attempt').select(['exam_id', 'form_id'])
    .where('id', '=', [...sat.keys()][0] ?? '').executeTakeFirstOrThrow()
  examId = attempt.exam_id
  formId = attempt.form_id ?? ''
  const read = await db.selectFrom('form_item').innerJoin('form', 'form.id', 'form_item.form_id')
    .select('form_item.item_id').where('form.exam_id', '=', examId).execute()
  items = read.map(({ item_id: id }) => id)
  await markEverything(demo)
}, 180_000)

afterAll(async () => {
  await owner.close()
  await demo.drop()
  await passwords.close()
})

type NewRow = InsertObject<Tables, 'annulment'>

const refusal = (result: Result<unknown, string>) => (result.ok ? 'ok' : result.refusal)
const own = { password: PASSWORD, address: '127.0.0.1' }

const propose = (overrides: { itemIds?: string[], policy?: 'drop' | 'credit', reason?: string } = {}, by: Actor = first) =>
  proposeAnnulment(services, by, {
    examId, formId, itemIds: [items[0] ?? ''], policy: 'drop', kind: 'wrongKey', reason: 'La correcta es otra', ...overrides,
  })

async function shown(annulmentId: string) {
  const { db } = demo.database
  const row = await findAnnulment(db, annulmentId)
  if (row === undefined) throw new Error('no such annulment')
  const dry = demand(await dryRunAnnulment(db, row, row, await readNow(db)))
  return { ...dry, ...dryRunText(dry.dryRun) }
}

const approve = async (annulmentId: string, by: Actor, shownSha256?: string) => approveAnnulment(services, by, {
  annulmentId, note: '', shownSha256: shownSha256 ?? (await shown(annulmentId)).sha256, ...own,
})

const scores = async () => (await listMarks(demo.database.db, examId))
  .map(({ attempt_id: id, status, correct, counted, efiser }) => ({ id, status, correct, counted, efiser }))

test('§3.1 B a form whose key is beaten is not frozen, by no act and by no insert, and says which and why', async () => {
  const [form] = await listFormStandings(demo.database.db, DEMO_CALL)
  expect(form).toMatchObject({ formId, n: 30, releasedAt: null, findings: [{ finding: 'KEY_BEATEN', n: 30, itemId: items[0] }] })
  expect(await freezeSelection(services, first, DEMO_FREEZE)).toMatchObject({
    refusal: 'FORM_NOT_RELEASED', detail: { exam: 'Gineco obstetricia 4', finding: 'KEY_BEATEN', n: 30 },
  })
  await expect(owner.sql`insert into selection_run (convocatoria_id, frozen_at, frozen_by, input, input_sha256)
    values (${DEMO_CALL}, now(), ${first.personId}, '{}', 'x')`).rejects.toMatchObject({
    constraint_name: 'selection_run_forms_released',
  })
})

test('§3.1 B a release names the findings that were read, its person and a reason, and asks the password', async () => {
  const [form] = await listFormStandings(demo.database.db, DEMO_CALL)
  const release = (overrides: object, by = first) => releaseForm(services, by, {
    examId, formId, shownSha256: form?.findingsSha256 ?? '', reason: 'Revisado por el comité', ...own, ...overrides,
  })
  expect(refusal(await release({}, resident))).toBe('ADMIN_ONLY')
  expect(refusal(await release({ reason: ' ' }))).toBe('RELEASE_NEEDS_REASON')
  expect(refusal(await release({ password: 'otra' }))).toBe('PASSWORD_WRONG')
  expect(refusal(await release({ shownSha256: 'a'.repeat(64) }))).toBe('FINDINGS_CHANGED')
  expect(refusal(await release({}))).toBe('ok')
  expect(refusal(await release({}))).toBe('NOTHING_TO_RELEASE')
  const [released] = await listFormStandings(demo.database.db, DEMO_CALL)
  expect(released).toMatchObject({ reason: 'Revisado por el comité', releasedBy: first.name })
  await expect(owner.sql`insert into form_release (form_id, findings_sha256, reason, released_by)
    values (${formId}, ${'a'.repeat(64)}, 'x', ${first.personId})`).rejects.toMatchObject({
    constraint_name: 'form_release_of_its_findings',
  })
})

test('a key marks no other form, and nobody’s mark counts otherwise than the form: by the database too', async () => {
  const { sql } = owner
  await expect(sql`update mark set key_sha256 = ${'0'.repeat(64)} where status = 'present'`).rejects.toMatchObject({
    constraint_name: 'mark_by_key_of_its_form',
  })
  await expect(sql`update mark set key_sha256 = (select key_sha256 from form_key where form_id <> ${formId} limit 1)
    where status = 'present'`).rejects.toMatchObject({ constraint_name: 'mark_by_key_of_its_form' })
  await expect(sql`update mark set counted = counted - 1 where status = 'present' and correct < counted`)
    .rejects.toMatchObject({ constraint_name: 'mark_counts_what_its_form_does' })
  const other = await demo.database.db.selectFrom('form_key').selectAll().where('form_id', '<>', formId).limit(1)
    .executeTakeFirstOrThrow()
  await expect(sql.begin(async (trx) => {
    await trx`alter table form_key disable trigger form_key_frozen`
    await trx`delete from form_key where form_id = ${formId}`
    await trx`insert into form_key (form_id, content_sha256, key, key_sha256)
      values (${formId}, ${other.content_sha256}, ${other.key}, ${other.key_sha256})`
  })).rejects.toMatchObject({ constraint_name: 'form_key_of_its_form' })
})

test('§3.1 B only the coordination proposes, items of the form, with a reason', async () => {
  expect(refusal(await propose({}, resident))).toBe('ADMIN_ONLY')
  expect(refusal(await propose({ reason: '' }))).toBe('ANNULMENT_NEEDS_REASON')
  expect(refusal(await propose({ itemIds: [] }))).toBe('ANNULMENT_NEEDS_ITEMS')
  expect(refusal(await propose({ itemIds: ['otro'] }))).toBe('ANNULLED_ITEM_UNKNOWN')
  expect(refusal(await propose({ itemIds: items }))).toBe('NOTHING_COUNTED')
})

test('§3.1 B a proposal changes no mark, is one at a time, and is withdrawn by who made it', async () => {
  const before = await scores()
  const id = demand(await propose())
  expect(refusal(await propose({ itemIds: [items[1] ?? ''] }, second))).toBe('ANNULMENT_OPEN')
  expect(refusal(await freezeSelection(services, first, DEMO_FREEZE))).toBe('ANNULMENT_PENDING')
  expect(refusal(await endProposal(services, second, { annulmentId: id, event: 'withdraw', note: '' }))).toBe('NOT_YOUR_PROPOSAL')
  expect(refusal(await endProposal(services, second, { annulmentId: id, event: 'reject', note: ' ' }))).toBe('REJECTION_NEEDS_NOTE')
  demand(await endProposal(services, first, { annulmentId: id, event: 'withdraw', note: 'me equivoqué' }))
  expect(refusal(await approve(id, second))).toBe('ANNULMENT_DECIDED')
  expect(await scores()).toEqual(before)
  await expect(owner.sql`update annulment set note = 'x'`).rejects.toMatchObject({ constraint_name: 'annulment_append_only' })
})

test('§3.1 B one person never annuls alone: by no act, and by no row', async () => {
  const id = demand(await propose())
  expect(refusal(await approve(id, first))).toBe('SECOND_PERSON_NEEDED')
  expect(refusal(await approve(id, resident))).toBe('ADMIN_ONLY')
  await expect(owner.sql`update annulment set outcome = 'approved', decided_by = proposed_by, effect = 'x',
    effect_sha256 = encode(sha256('x'), 'hex') where id = ${id}`).rejects.toMatchObject({
    constraint_name: 'annulment_by_a_second_person',
  })
  await expect(owner.sql`update annulment set outcome = 'approved', decided_by = ${resident.personId}, effect = 'x',
    effect_sha256 = encode(sha256('x'), 'hex') where id = ${id}`).rejects.toMatchObject({
    constraint_name: 'annulment_by_admin',
  })
  // The second person, but with marks left as they were.
  await expect(owner.sql`update annulment set outcome = 'approved', decided_by = ${second.personId}, effect = 'x',
    effect_sha256 = encode(sha256('x'), 'hex') where id = ${id}`).rejects.toMatchObject({
    constraint_name: 'annulment_marks_remade',
  })
  demand(await endProposal(services, second, { annulmentId: id, event: 'reject', note: 'La clave es la de la guía' }))
})

test('§3.1 B an approval is of the dry run that was shown: of another one it is refused', async () => {
  const id = demand(await propose())
  const wrong = await approve(id, second, 'f'.repeat(64))
  expect(refusal(wrong)).toBe('DRY_RUN_CHANGED')
  expect(refusal(await approveAnnulment(services, second, {
    ...own, annulmentId: id, note: '', shownSha256: (await shown(id)).sha256, password: 'otra',
  }))).toBe('PASSWORD_WRONG')
  demand(await endProposal(services, first, { annulmentId: id, event: 'withdraw', note: '' }))
})

test('§3.1 B the dry run changes nothing, and the approval makes its very marks', async () => {
  const before = await scores()
  const id = demand(await propose())
  const { dryRun, marks, text } = await shown(id)
  expect(await scores()).toEqual(before)
  expect(dryRun).toMatchObject({ placed: true, sat: 30, counts: { marks: 30 } })
  demand(await approve(id, second))
  const made = marks.map(({ attemptId, status, score }) => ({
    id: attemptId, status, correct: score?.correct ?? null, counted: score?.counted ?? null, efiser: score?.efiser ?? null,
  })).sort((left, right) => (left.id < right.id ? -1 : 1))
  expect(await scores()).toEqual(made)
  const { effect, outcome } = await findAnnulment(demo.database.db, id) ?? {}
  expect({ effect, outcome }).toEqual({ effect: text, outcome: 'approved' })
  // Marking again finds the same, and nothing else to annul in it.
  demand(await markExam(services, first, examId))
  expect(await scores()).toEqual(made)
  expect(await readFormAnnulment(demo.database.db, formId)).toMatchObject({ itemIds: [items[0]], policy: 'drop' })
  const after = await scores()
  expect(after.every((mark) => mark.status !== 'present' || mark.counted === items.length - 1)).toBe(true)
})

test('§3.1 B one form has one policy and annuls an item once, and with the item its finding is gone', async () => {
  expect(refusal(await propose({ itemIds: [items[1] ?? ''], policy: 'credit' }))).toBe('ANNULMENT_POLICY_DIFFERS')
  expect(refusal(await propose())).toBe('ITEM_ALREADY_ANNULLED')
  const [form] = await listFormStandings(demo.database.db, DEMO_CALL)
  expect(form?.findings).toEqual([])
  const row = { form_id: formId, item_ids: [items[1] ?? ''], policy: 'credit', kind: 'other', reason: 'x', proposed_by: first.personId } satisfies NewRow
  await expect(demo.database.db.insertInto('annulment').values(row).execute()).rejects.toMatchObject({
    constraint_name: 'annulment_one_policy',
  })
  await expect(demo.database.db.insertInto('annulment').values({ ...row, policy: 'drop', item_ids: [formId] }).execute())
    .rejects.toMatchObject({ constraint_name: 'annulment_items_of_form' })
})

test('§3.1 B a freeze and an approval at once: the package holds the marks of whoever came first, never half', async () => {
  const id = demand(await propose({ itemIds: [items[2] ?? ''] }))
  const { sha256 } = await shown(id)
  const [approved, frozen] = await Promise.all([approve(id, second, sha256), freezeSelection(services, first, DEMO_FREEZE)])
  expect(refusal(approved)).toBe('ok')
  if (frozen.ok) {
    const { input } = await demo.database.db.selectFrom('selection_run').select('input').executeTakeFirstOrThrow()
    expect(new Set([...input.matchAll(/"counted":(\d+)/g)].map(([, counted]) => Number(counted)))).toEqual(new Set([items.length - 2]))
  } else {
    expect(frozen.refusal).toBe('ANNULMENT_PENDING')
    demand(await freezeSelection(services, first, DEMO_FREEZE))
  }
})

test('the freeze records what stands annulled, by its hash', async () => {
  const { payload } = await demo.database.db.selectFrom('audit_event').select('payload')
    .where('action', '=', 'selection.freeze').orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow()
  expect(JSON.parse(payload)).toMatchObject({ annulments: 1, annulmentsSha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string })
})

test('§3.1 B nothing is annulled while a freeze stands; who did not freeze it discards it, and then it is', async () => {
  expect(refusal(await propose({ itemIds: [items[3] ?? ''] }))).toBe('ANNULMENT_AFTER_FREEZE')
  const { id: runId } = await demo.database.db.selectFrom('selection_run').select('id').executeTakeFirstOrThrow()
  await drawLottery(demo, runId)
  demand(await runFrozenSelection(services, first, runId))
  const discard = (by: Actor, overrides = {}) => discardSelection(services, by, runId, { reason: 'Falta una anulación', ...own, ...overrides })
  expect(refusal(await discard(first))).toBe('FREEZER_CANNOT_DISCARD')
  expect(refusal(await discard(resident))).toBe('ADMIN_ONLY')
  expect(refusal(await discard(second, { reason: '' }))).toBe('DISCARD_NEEDS_REASON')
  expect(refusal(await discard(second, { password: 'otra' }))).toBe('PASSWORD_WRONG')
  await expect(owner.sql`update selection_run set discarded_by = frozen_by, discard_reason = 'x'`).rejects.toMatchObject({
    constraint_name: 'selection_run_discarded_by_a_second_person',
  })
  demand(await discard(second))
  expect(refusal(await proposePublication(services, first, runId))).toBe('RUN_DISCARDED')
  expect(refusal(await askForFallback(services, first, { runId, reason: 'x' }))).toBe('RUN_DISCARDED')
  expect(refusal(await recordBeaconRound(services, first, { runId, source: 'beacon', round: testRound(1) }))).toBe('RUN_DISCARDED')
  expect(refusal(await discard(second))).toBe('RUN_DISCARDED')
  expect(refusal(await publishSelection(services, first, runId))).toBe('RUN_DISCARDED')
  await expect(owner.sql`update selection_run set published_at = now(), published_by = frozen_by`).rejects.toMatchObject({
    constraint_name: 'selection_run_frozen',
  })
  const annulmentId = demand(await propose({ itemIds: [items[3] ?? ''] }, second))
  demand(await approve(annulmentId, first))
})

test('§3.1 B a published result says how many items were annulled and by which rule, and nothing is annulled any more', async () => {
  const runId = demand(await freezeSelection(services, first, DEMO_FREEZE))
  await drawLottery(demo, runId)
  demand(await runFrozenSelection(services, first, runId))
  demand(await proposePublication(services, first, runId))
  expect(refusal(await discardSelection(services, second, runId, { reason: 'x', ...own }))).toBe('PUBLICATION_STILL_PROPOSED')
  await expect(owner.sql`update selection_run set discarded_by = ${second.personId}, discard_reason = 'x'
    where id = ${runId}`).rejects.toMatchObject({ constraint_name: 'selection_run_discarded_not_proposed' })
  demand(await publishSelection(services, second, runId))
  expect(refusal(await discardSelection(services, second, runId, { reason: 'x', ...own }))).toBe('RESULTS_ALREADY_PUBLISHED')
  expect(refusal(await propose({ itemIds: [items[4] ?? ''] }))).toBe('ANNULMENT_AFTER_PUBLICATION')
  const row = { form_id: formId, item_ids: [items[4] ?? ''], policy: 'drop', kind: 'other', reason: 'x', proposed_by: first.personId } satisfies NewRow
  await expect(demo.database.db.insertInto('annulment').values(row).execute()).rejects.toMatchObject({
    constraint_name: 'annulment_before_publication',
  })
  const { person_id: person } = await demo.database.db.selectFrom('mark').innerJoin('attempt', 'attempt.id', 'mark.attempt_id')
    .innerJoin('candidate', 'candidate.id', 'attempt.candidate_id').select('candidate.person_id')
    .where('mark.status', '=', 'present').limit(1).executeTakeFirstOrThrow()
  const own1 = await findOwnResult(demo.database.db, person, instant('2024-02-09T16:00:00-06:00'))
  expect(own1).toMatchObject({ counted: items.length - 3, annulled_items: 3, annulment_policy: 'drop' })
})

test('every step left its row in the audit, whose chain is whole and names no content', async () => {
  const events = await demo.database.db.selectFrom('audit_event').select(['action', 'payload']).execute()
  const actions = new Set(events.map(({ action }) => action))
  for (const action of ['annulment.propose', 'annulment.approve', 'annulment.reject', 'annulment.withdraw', 'selection.discard']) {
    expect(actions).toContain(action)
  }
  const told = JSON.stringify(events.filter(({ action }) => action.startsWith('annulment.')))
  for (const itemId of items) expect(told).not.toContain(itemId)
  expect(await verifyAudit(demo.database.db)).toMatchObject({ whole: true })
})

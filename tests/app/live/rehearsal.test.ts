/** A rehearsal over the real store and sockets: the exam's rules, tables of its own, and nothing of it in an exam. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createExamStore } from '#app/exam-client/exam-store.ts'
import { createMemoryVault } from '#app/exam-client/device-vault.ts'
import type { ExamSnapshot } from '#app/exam-client/exam-snapshot.ts'
import { createExamSocket } from '#app/exam-client/socket.ts'
import { readRehearsalPaper } from '#app/rehearsal/rehearsal-paper.server.ts'
import { drawPassCode, hashPassCode, readCheckAccess } from '#app/system-check/check-access.server.ts'
import { startRehearsal } from '#app/use-cases/start-rehearsal.server.ts'
import { openDatabase, type Database } from '#db/client.ts'
import { replaceCheckPass } from '#db/queries/check-passes.ts'
import { readNow } from '#db/queries/clock.ts'
import { findRehearsal, listRehearsalAnswers } from '#db/queries/rehearsals.ts'
import { addDuration, hours, instant, toIso } from '#exam-engine/kernel/time.ts'
import { OPENS_AT, putInProgress } from '#tests/db/sitting/sitting-database.ts'
import { knock } from './knock.ts'
import { connect, nth, startLiveSitting, type LiveSitting } from './live-server.ts'
import { allSaved, untilShown } from './shown-page.ts'

let sitting: LiveSitting
let owner: Database
let cookie: string
let sedeCode: string
let personId: string

beforeAll(async () => {
  sitting = await startLiveSitting({ attempts: 1 })
  owner = openDatabase({ url: sitting.ownerUrl, max: 2 })
  await putInProgress(sitting, sitting.attempts.map(({ id }) => id))
  ;({ sede_code: sedeCode } = await owner.db.selectFrom('attempt').select('sede_code').executeTakeFirstOrThrow())
  ;({ id: personId } = await owner.db.selectFrom('person').select('id').executeTakeFirstOrThrow())
  await sitting.startClock(instant(OPENS_AT - hours(72)))
  cookie = await givePass()
})
beforeEach(async () => {
  await sitting.startClock(instant(OPENS_AT - hours(71)))
  await sitting.node.services.clock.measure()
})
afterAll(async () => {
  await owner.close()
  await sitting.close()
})

async function givePass(): Promise<string> {
  const code = drawPassCode()
  await owner.db.transaction().execute(async (trx) => {
    const from = await readNow(trx)
    await replaceCheckPass(trx, {
      sedeCode, codeSha256: hashPassCode(code), by: personId, window: { from, until: addDuration(from, hours(240)) },
    })
  })
  return `efiser-comprobacion=${encodeURIComponent(Buffer.from(JSON.stringify(code)).toString('base64'))}`
}

async function begin(): Promise<string> {
  const access = await readCheckAccess(sitting.app, cookie)
  if (access === null) throw new Error('no access')
  const started = await startRehearsal({ database: sitting.app }, access, {
    sedeCode, deviceId: randomUUID(), label: 'Equipo 1',
  })
  if (!started.ok) throw new Error(started.refusal)
  return started.value
}

/** T0 of the rehearsal has come. */
async function toOpening(id: string): Promise<void> {
  const rehearsal = await findRehearsal(owner.db, id)
  await sitting.startClock(rehearsal?.opensAt ?? instant(0))
  await sitting.node.services.clock.measure()
}

function openPage(rehearsalId: string, vault = createMemoryVault()) {
  const origin = `http://127.0.0.1:${String(sitting.node.port)}`
  const socket = createExamSocket({ origin, headers: { cookie }, namespace: '/ensayo', auth: { rehearsalId } })
  const store = createExamStore(socket, {
    tabId: randomUUID(), vault, fetchPaper: () => Promise.resolve(new Uint8Array(readRehearsalPaper().bytes)),
  })
  const until = (shows: (snapshot: ExamSnapshot) => boolean) => untilShown(store, shows)
  return { ...store, socket, until }
}

test('the exam store sits a rehearsal from the waiting room over an outage to the hand-in', async () => {
  const id = await begin()
  const page = openPage(id)
  expect(await page.until(({ state }) => state === 'admitted')).toMatchObject({ paper: null })
  await page.until(({ sealedHeld }) => sealedHeld)
  await toOpening(id)
  page.socket.disconnect().connect()
  const { paper } = await page.until((snapshot) => snapshot.paper !== null)
  const first = nth(paper ?? [], 0)
  const second = nth(paper ?? [], 1)
  page.change(first.itemId, { optionId: nth(first.options, 0).optionId, flagged: true, struck: [nth(first.options, 1).optionId] })
  await page.until(allSaved)
  page.socket.disconnect()
  page.change(second.itemId, { optionId: nth(second.options, 2).optionId, flagged: false, struck: [] })
  await page.until(({ saving, sheet }) => saving.unsent === 1 && sheet[second.itemId] !== undefined)
  expect(await page.handIn()).toEqual({ ok: false, refusal: 'UNSENT_ANSWERS' })
  page.socket.connect()
  await page.until(allSaved)
  expect(await listRehearsalAnswers(owner.db, id)).toHaveLength(2)
  expect((await page.handIn()).ok).toBe(true)
  const { closing } = await page.until(({ state }) => state === 'handedIn')
  expect(closing?.answeredCount).toBe(2)
  expect(await findRehearsal(owner.db, id)).toMatchObject({ handedIn: true, answeredCount: 2, answersDigest: closing?.answersDigest })
  page.close()
  const { exam } = await owner.db.selectFrom('answer').select(({ fn }) => fn.countAll<number>().as('exam')).executeTakeFirstOrThrow()
  expect(exam).toBe(0)
})

test('saves are judged by the rules of the exam: revision, lease, form and deadline', async () => {
  const id = await begin()
  await toOpening(id)
  const page = openPage(id)
  const { paper } = await page.until((snapshot) => snapshot.paper !== null)
  const first = nth(paper ?? [], 0)
  page.close()
  const socket = await connect(sitting.node, '/ensayo', cookie).catch(() => null)
  expect(socket).toBeNull()
  const raw = createExamSocket({
    origin: `http://127.0.0.1:${String(sitting.node.port)}`, headers: { cookie }, namespace: '/ensayo', auth: { rehearsalId: id },
  }).connect()
  const state = await raw.emitWithAck('attach', { tabId: randomUUID() })
  if (!state.ok) throw new Error(state.refusal)
  const { epoch } = state
  const op = (change: object = {}) => ({
    opId: randomUUID(), itemId: first.itemId, revision: 1, optionId: nth(first.options, 0).optionId, flagged: false,
    struck: [], clientAt: 0, ...change,
  })
  const save = async (change: object = {}, under = epoch) => {
    const reply = await raw.emitWithAck('save', { epoch: under, ops: [op(change)] })
    if (!reply.ok) return reply.refusal
    const result = nth(reply.results, 0)
    return result.ok ? 'saved' : result.refusal
  }
  expect(await save({ revision: 2 })).toBe('saved')
  expect(await save({ revision: 2 })).toBe('saved')
  expect(await save({ revision: 1 })).toBe('STALE_REVISION')
  expect(await save({ itemId: randomUUID() })).toBe('UNKNOWN_ITEM')
  expect(await save({ revision: 3, optionId: randomUUID() })).toBe('UNKNOWN_OPTION')
  expect(await save({ revision: 3 }, epoch - 1)).toBe('STALE_EPOCH')
  const closesAt = (await findRehearsal(owner.db, id))?.closesAt ?? instant(0)
  await sitting.startClock(closesAt)
  expect(await save({ revision: 3 })).toBe('AFTER_DEADLINE')
  expect(await raw.emitWithAck('handIn', { epoch })).toEqual({ ok: false, refusal: 'AFTER_DEADLINE' })
  expect(await raw.emitWithAck('attach', { tabId: randomUUID() })).toMatchObject({ ok: true, state: 'closed', closing: { answeredCount: 1 } })
  expect(await findRehearsal(owner.db, id)).toMatchObject({ handedIn: false, answeredCount: 1 })
  raw.disconnect()
})

test('a second tab goes on, the first shows it and can take the rehearsal back', async () => {
  const id = await begin()
  await toOpening(id)
  const one = openPage(id)
  await one.until(({ paper }) => paper !== null)
  const two = openPage(id)
  await two.until(({ paper }) => paper !== null)
  await one.until(({ line }) => line === 'leaseLost')
  one.takeOver()
  await one.until(({ line }) => line === 'live')
  await two.until(({ line }) => line === 'leaseLost')
  one.close()
  two.close()
})

test('a rehearsal opens to the code that began it and to nobody else', async () => {
  const id = await begin()
  const knockWith = (with_: string | null) => knock(createExamSocket({
    origin: `http://127.0.0.1:${String(sitting.node.port)}`, namespace: '/ensayo', auth: { rehearsalId: id },
    ...(with_ === null ? {} : { headers: { cookie: with_ } }),
  }))
  expect(await knockWith(cookie)).toBe('open')
  expect(await knockWith(null)).toBe('NO_SESSION')
  const another = await givePass()
  expect(await knockWith(another)).toBe('ATTEMPT_UNKNOWN')
  expect(await knockWith(cookie)).toBe('NO_SESSION')
  cookie = another
})

test('the database keeps a rehearsal that is over as it is, and takes no answer before, after or backwards', async () => {
  const id = await begin()
  const rehearsal = await findRehearsal(owner.db, id)
  if (rehearsal === undefined) throw new Error('no rehearsal')
  const insert = (at: number, revision = 1) => owner.db.insertInto('rehearsal_answer').values({
    rehearsal_id: id, item_id: randomUUID(), revision, option_id: null, flagged: false, struck: [], saved_at: toIso(instant(at)),
  }).execute()
  const refused = { constraint_name: 'rehearsal_answer_while_open' }
  await expect(insert(rehearsal.opensAt - 1)).rejects.toMatchObject(refused)
  await expect(insert(rehearsal.closesAt)).rejects.toMatchObject(refused)
  await insert(rehearsal.opensAt, 2)
  await expect(owner.sql`update rehearsal_answer set revision = 2 where rehearsal_id = ${id}`)
    .rejects.toMatchObject({ constraint_name: 'rehearsal_answer_revision_grows' })
  const finish = { finished_at: toIso(rehearsal.opensAt), handed_in: true, answered_count: 0, answers_digest: '0'.repeat(64) }
  await owner.db.updateTable('rehearsal').set(finish).where('id', '=', id).execute()
  await expect(owner.db.updateTable('rehearsal').set({ handed_in: false }).where('id', '=', id).execute())
    .rejects.toMatchObject({ constraint_name: 'rehearsal_finished_once' })
  await expect(insert(rehearsal.opensAt)).rejects.toMatchObject(refused)
})

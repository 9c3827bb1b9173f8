import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { createMemoryVault, type DeviceVault } from '#app/exam-client/device-vault.ts'
import type { ExamSnapshot } from '#app/exam-client/exam-snapshot.ts'
import { createExamStore } from '#app/exam-client/exam-store.ts'
import type { ExamStore } from '#app/exam-client/store-types.ts'
import { createFetchPaper } from '#app/exam-client/fetch-paper.ts'
import { createExamSocket, type ExamSocket } from '#app/exam-client/socket.ts'
import { readSession } from '#app/http/sessions.server.ts'
import { releaseLease } from '#app/use-cases/release-lease.server.ts'
import { listRefusedSaves } from '#db/queries/answers-quarantine.ts'
import { readAnswerHistory } from '#db/queries/answers-history.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { CLOSES_AT, OPENS_AT, putInProgress, type TestAttempt } from '#tests/db/sitting/sitting-database.ts'
import { nth, startLiveSitting, type LiveSitting } from './live-server.ts'
import { allSaved, untilShown } from './shown-page.ts'

let sitting: LiveSitting
let used = -1
const attempt = () => nth(sitting.attempts, used)
const item = (index: number) => nth(sitting.items, index)

beforeAll(async () => {
  sitting = await startLiveSitting({ attempts: 14 })
  await putInProgress(sitting, sitting.attempts.slice(0, 12).map(({ id }) => id))
})
beforeEach(async () => {
  used += 1
  await sitting.startClock(instant(OPENS_AT + 60_000))
  await sitting.node.services.clock.measure()
})
afterAll(() => sitting.close())

/** All pages of an attempt are opened at one machine, unless a test brings another. */
const machines = new Map<string, DeviceVault>()
function machineOf({ id }: TestAttempt): DeviceVault {
  const vault = machines.get(id) ?? createMemoryVault()
  machines.set(id, vault)
  return vault
}

interface Page extends ExamStore {
  socket: ExamSocket
  /** Resolves once the page shows what is looked for. */
  until(shows: (snapshot: ExamSnapshot) => boolean): Promise<ExamSnapshot>
}

function openPage(of: TestAttempt, tabId: string = randomUUID(), vault: DeviceVault = machineOf(of)): Page {
  const origin = `http://127.0.0.1:${String(sitting.node.port)}`
  const socket = createExamSocket({ origin, headers: { cookie: of.cookie } })
  const store = createExamStore(socket, {
    tabId, vault, fetchPaper: createFetchPaper({ origin, headers: { cookie: of.cookie } }),
  })
  return {
    ...store, socket,
    until: (shows) => untilShown(store, shows),
  }
}

const choose = (page: Page, index: number, option = 0) => {
  page.change(item(index).id, { optionId: nth(item(index).optionIds, option), flagged: false, struck: [] })
}
const isOpen = ({ paper }: ExamSnapshot) => paper !== null

test('a change is journalled before the screen shows it, unsent until its ack, then saved at server time', async () => {
  let written: () => void = () => undefined
  const disk = new Promise<void>((resolve) => { written = resolve })
  const vault = createMemoryVault()
  const page = openPage(attempt(), randomUUID(), {
    ...vault,
    async put(...record) {
      if (record[1].startsWith('op/')) await disk
      await vault.put(...record)
    },
  })
  await page.until(isOpen)
  choose(page, 0, 2)
  expect(page.getSnapshot()).toMatchObject({ saving: { unsent: 1, savedAt: null }, sheet: {} })
  written()
  await page.until(({ sheet }) => sheet[item(0).id]?.optionId === item(0).optionIds[2])
  const { saving } = await page.until(allSaved)
  const [row] = await readAnswerHistory(sitting.app.db, attempt().id)
  expect(row).toMatchObject({ optionId: item(0).optionIds[2], receivedAt: saving.savedAt })
  expect(row?.hash.toString('hex')).toMatch(new RegExp(`^${saving.digest ?? 'none'}`))
  page.close()
})

test('changes made without a connection are counted, and saved after it comes back', async () => {
  const page = openPage(attempt())
  await page.until(isOpen)
  page.socket.io.engine.close()
  await page.until(({ saving }) => !saving.online)
  choose(page, 0, 1)
  choose(page, 1, 1)
  choose(page, 0, 3)
  expect(page.getSnapshot().saving).toMatchObject({ online: false, unsent: 2 })
  expect(await page.handIn()).toEqual({ ok: false, refusal: 'UNSENT_ANSWERS' })
  await page.until(allSaved)
  const rows = await sitting.app.db.selectFrom('answer').select('option_id')
    .where('attempt_id', '=', attempt().id).execute()
  expect(rows.map(({ option_id }) => option_id).sort()).toEqual([item(0).optionIds[3], item(1).optionIds[1]].sort())
  page.close()
})

test('a reload starts from what the server has, and goes on with the next revision', async () => {
  const tabId = randomUUID()
  const before = openPage(attempt(), tabId)
  await before.until(isOpen)
  choose(before, 0, 1)
  await before.until(allSaved)
  before.close()
  const after = openPage(attempt(), tabId)
  const { sheet } = await after.until(isOpen)
  expect(sheet).toEqual({ [item(0).id]: { optionId: item(0).optionIds[1], flagged: false, struck: [] } })
  choose(after, 0, 2)
  await after.until(({ saving, sheet: shown }) =>
    saving.unsent === 0 && shown[item(0).id]?.optionId === item(0).optionIds[2])
  const rows = await readAnswerHistory(sitting.app.db, attempt().id)
  expect(rows.map(({ revision }) => revision)).toEqual([1, 2])
  after.close()
})

test('a second tab of the machine takes over when asked; the first does not take it back by itself', async () => {
  const first = openPage(attempt())
  await first.until(isOpen)
  const second = openPage(attempt())
  const { held } = await second.until(({ line }) => line === 'held')
  expect(held).toMatchObject({ by: 'thisMachine', mayTakeOver: true })
  expect(second.getSnapshot().paper).toBeNull()
  second.takeOver()
  await second.until(isOpen)
  await first.until(({ line }) => line === 'leaseLost')
  choose(first, 0)
  expect(first.getSnapshot()).toMatchObject({ sheet: {}, saving: { unsent: 0 } })
  first.socket.io.engine.close()
  await new Promise<void>((resolve) => { first.socket.once('connect', resolve) })
  choose(second, 1)
  await second.until(allSaved)
  first.takeOver()
  await first.until(({ line, sheet }) => line === 'live' && item(1).id in sheet)
  await second.until(({ line }) => line === 'leaseLost')
  choose(first, 0)
  await first.until(({ saving }) => saving.unsent === 0)
  first.close()
  second.close()
})

const lost = async (page: Page) => {
  page.socket.io.engine.close()
  await page.until(({ saving }) => !saving.online)
}

test('what was changed offline outlasts the page; another tab of the machine sends it after taking over', async () => {
  const first = openPage(attempt())
  await first.until(isOpen)
  choose(first, 1, 2)
  await first.until(allSaved)
  await lost(first)
  choose(first, 0, 1)
  choose(first, 1, 3)
  first.show(item(3).id)
  await first.until(({ sheet, position }) => item(0).id in sheet && position === item(3).id
    && sheet[item(1).id]?.optionId === item(1).optionIds[3])
  // The machine stops here: nothing of the page is left but its journal.
  first.close()
  const second = openPage(attempt())
  await second.until(({ line }) => line === 'held')
  second.takeOver()
  const shown = await second.until(({ paper, saving }) => paper !== null && saving.unsent === 0)
  expect(shown.rejected).toEqual({})
  expect(shown.position).toBe(item(3).id)
  const rows = await sitting.app.db.selectFrom('answer').select(['item_id', 'option_id'])
    .where('attempt_id', '=', attempt().id).execute()
  expect(new Map(rows.map((row) => [row.item_id, row.option_id]))).toEqual(new Map([
    [item(0).id, nth(item(0).optionIds, 1)], [item(1).id, nth(item(1).optionIds, 3)]]))
  await expect.poll(() => machineOf(attempt()).list(attempt().id, 'op/')).toEqual([])
  second.close()
})

test('a machine died and is released: the next goes on at the same item, the dead one writes no more', async () => {
  const first = openPage(attempt())
  await first.until(isOpen)
  choose(first, 0, 1)
  await first.until(allSaved)
  first.show(item(2).id)
  await expect.poll(() => sitting.app.db.selectFrom('attempt_pulse').select('item_id')
    .where('attempt_id', '=', attempt().id).execute(), { timeout: 10_000 }).toEqual([{ item_id: item(2).id }])
  await lost(first)
  choose(first, 0, 3)
  choose(first, 4, 3)
  await first.until(({ sheet }) => item(4).id in sheet)
  const next = openPage(attempt(), randomUUID(), createMemoryVault())
  const waiting = await next.until(({ line }) => line === 'held')
  expect(waiting).toMatchObject({ paper: null, sheet: {}, held: { by: 'otherMachine', mayTakeOver: false, unsent: 0 } })
  next.takeOver()
  await next.until(({ line }) => line === 'held')
  const { supervisorA, supervisorB } = sitting.staff
  const { cookie } = attempt().sedeCode === 'A' ? supervisorA : supervisorB
  const supervisor = await readSession(sitting.app, cookie)
  if (supervisor === null) throw new Error('no supervisor')
  expect(await releaseLease(sitting.node.services, supervisor, {
    attemptId: attempt().id, release: { reason: 'machineDied', note: '' },
  })).toEqual({ ok: true, value: null })
  const shown = await next.until(isOpen)
  expect(shown).toMatchObject({ position: item(2).id, handOver: { unsent: 0 },
    sheet: { [item(0).id]: { optionId: item(0).optionIds[1] } } })
  choose(next, 0, 2)
  await next.until(allSaved)
  // The dead machine comes back: it shows who writes, and what it had not sent goes to review instead of being lost.
  await first.until(({ line }) => line === 'held')
  expect(first.getSnapshot().held).toMatchObject({ by: 'otherMachine', mayTakeOver: false })
  await first.until(({ saving }) => saving.unsent === 0)
  const kept = await listRefusedSaves(sitting.app.db, attempt().id)
  expect(kept.map(({ reason, operation }) => [reason, (operation as { itemId: string }).itemId]).sort())
    .toEqual([0, 4].map((index) => ['STALE_EPOCH', item(index).id]).sort())
  expect(await sitting.app.db.selectFrom('answer').select('option_id').where('attempt_id', '=', attempt().id).execute())
    .toEqual([{ option_id: item(0).optionIds[2] }])
  first.close()
  next.close()
})

test('at T0 the page opens by the server\'s word alone, and asks by itself when it hears none', async () => {
  const [told, deaf] = [nth(sitting.attempts, 12), nth(sitting.attempts, 13)]
  await sitting.owner.sql`update attempt set state = 'admitted', admitted_at = opens_at - interval '30 minutes',
    permutation_seed = repeat('ab', 32) where id in ${sitting.owner.sql([told.id, deaf.id])}`
  await sitting.startClock(instant(OPENS_AT - 1500))
  await sitting.node.services.clock.measure()
  const [page, other] = [openPage(told), openPage(deaf)]
  const isWaiting = ({ line, state }: ExamSnapshot) => line === 'live' && state === 'admitted'
  await Promise.all([page.until(isWaiting), other.until(isWaiting)])
  const asked: string[] = []
  page.socket.onAnyOutgoing((event: string) => { asked.push(event) })
  other.socket.off('opens')
  expect(await page.until(isOpen)).toMatchObject({ state: 'inProgress', line: 'live' })
  expect(asked).not.toContain('attach')
  choose(page, 0)
  await page.until(allSaved)
  expect(await other.until(isOpen)).toMatchObject({ state: 'inProgress', line: 'live' })
  page.close()
  other.close()
})

test('at the deadline the page learns from the server that the exam is closed, and what counted', async () => {
  const page = openPage(attempt())
  await page.until(isOpen)
  choose(page, 0)
  await page.until(allSaved)
  await sitting.startClock(instant(CLOSES_AT + 5))
  sitting.node.services.live.clockMoved()
  expect(await page.until(({ state }) => state === 'closed')).toMatchObject({
    paper: null, closing: { answeredCount: 1, finishedAt: CLOSES_AT } })
  choose(page, 1)
  expect(page.getSnapshot().saving.unsent).toBe(0)
  page.close()
})

test.each([
  ['names the count and the digest that the server committed to', true],
  ['is shown as closed also where the word of it is lost', false],
])('the hand-in %s', async (_, hears) => {
  const page = openPage(attempt())
  if (!hears) page.socket.off('closed')
  await page.until(isOpen)
  choose(page, 0)
  choose(page, 1)
  await page.until(({ saving }) => saving.unsent === 0)
  const handedIn = await page.handIn()
  const { answers_digest: answersDigest } = await sitting.app.db.selectFrom('attempt').select('answers_digest')
    .where('id', '=', attempt().id).executeTakeFirstOrThrow()
  expect(handedIn).toMatchObject({ ok: true, answeredCount: 2, answersDigest })
  expect(await page.until(({ closing }) => closing !== null)).toMatchObject({ state: 'handedIn' })
  page.close()
})

test('the countdown follows the server\'s clock, however wrong the machine\'s is', async () => {
  const page = openPage(attempt())
  await page.until(isOpen)
  const [{ now }] = await sitting.app.sql<[{ now: number }]>`select efiser_now() as now`
  expect(Math.abs((page.now() ?? 0) - now)).toBeLessThan(2000)
  page.close()
})

test('who has no session is told so, and the page does not try for ever', async () => {
  const page = openPage({ ...attempt(), cookie: 'efiser=none' })
  expect(await page.until(({ line }) => line === 'refused')).toMatchObject({ refusal: 'NO_SESSION' })
  page.close()
})

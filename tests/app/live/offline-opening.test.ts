/**
 * Opened without net by the code, on real sockets and a real database: what was
 * answered there counts under the lease that the machine holds, or waits in
 * quarantine for a person; nothing of it is dropped.
 */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { createMemoryVault, type DeviceVault } from '#app/exam-client/device-vault.ts'
import type { ExamSnapshot } from '#app/exam-client/exam-snapshot.ts'
import { createExamStore } from '#app/exam-client/exam-store.ts'
import { createFetchPaper } from '#app/exam-client/fetch-paper.ts'
import { findKeptSitting, forgetSittings } from '#app/exam-client/kept-sitting.ts'
import { createWaitingKeeper, findKeptWaiting } from '#app/exam-client/kept-waiting.ts'
import type { OfflineRequests } from '#app/exam-client/offline-requests.ts'
import { createExamSocket } from '#app/exam-client/socket.ts'
import type { Actor } from '#app/http/actor.ts'
import { readSession } from '#app/http/sessions.server.ts'
import { admitCandidate } from '#app/use-cases/admit-candidate.server.ts'
import { closeIfDue } from '#app/use-cases/close-due-attempts.server.ts'
import { giveOfflineKey } from '#app/use-cases/give-offline-key.server.ts'
import { releaseLease } from '#app/use-cases/release-lease.server.ts'
import { showOfflineCode } from '#app/use-cases/show-offline-code.server.ts'
import { tellOfflineOpening } from '#app/use-cases/tell-offline-opening.server.ts'
import { readAnswerHistory } from '#db/queries/answers-history.ts'
import { listRefusedSaves } from '#db/queries/answers-quarantine.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { CLOSES_AT, OPENS_AT, type TestAttempt } from '#tests/db/sitting/sitting-database.ts'
import { nth, startLiveSitting, type LiveSitting } from './live-server.ts'
import { allSaved, untilShown } from './shown-page.ts'

let sitting: LiveSitting
let supervisor: Actor
let used = -1
const attempt = () => nth(sitting.attempts, used)
const item = (index: number) => nth(sitting.items, index)

async function at(time: number): Promise<void> {
  await sitting.startClock(instant(time))
  await sitting.node.services.clock.measure()
}
async function actorOf(cookie: string): Promise<Actor> {
  const actor = await readSession(sitting.app, cookie)
  if (actor === null) throw new Error('no session')
  return actor
}

beforeAll(async () => {
  sitting = await startLiveSitting({ attempts: 24 })
  supervisor = await actorOf(sitting.staff.supervisorA.cookie)
})
beforeEach(async () => {
  used += 1
  await at(OPENS_AT - 5000)
  const checks = { solicitudShown: true, idShown: true, identityMatches: true }
  expect(await admitCandidate(sitting.node.services, supervisor, { attemptId: attempt().id, checks })).toMatchObject({ ok: true })
})
afterAll(() => sitting.close())

/** As app/routes/examen.llave-sin-red, without the pages. */
function requestsOf({ cookie }: TestAttempt): OfflineRequests {
  return {
    async give(request) {
      const given = await giveOfflineKey(sitting.node.services, await actorOf(cookie), request)
      return given.ok ? given.value : null
    },
    tell: async (request) => (await tellOfflineOpening(sitting.node.services, await actorOf(cookie), request)).ok,
  }
}

interface Options { tabId?: string, vault?: DeviceVault, kept?: boolean }

function openPage(of: TestAttempt, { tabId = randomUUID(), vault = createMemoryVault(), kept = false }: Options = {}) {
  const origin = `http://127.0.0.1:${String(sitting.node.port)}`
  const headers = { cookie: of.cookie }
  // A page that starts without net reaches nothing: its socket knocks at a closed door.
  const socket = createExamSocket({ origin: kept ? 'http://127.0.0.1:9' : origin, headers })
  const store = createExamStore(socket, {
    tabId, vault, fetchPaper: createFetchPaper({ origin, headers }), offlineRequests: requestsOf(of),
    whose: { facts: { attemptId: of.id }, owner: of.personId }, ...(kept ? { kept: of.id } : {}),
  })
  return {
    ...store, socket, vault, tabId,
    until: (shows: (snapshot: ExamSnapshot) => boolean) => untilShown(store, shows),
  }
}
type Page = ReturnType<typeof openPage>

const choose = (page: Page, index: number, option = 0) => {
  page.change(item(index).id, { optionId: nth(item(index).optionIds, option), flagged: false, struck: [] })
}
const isReady = ({ sealedHeld, offlineKeyHeld, state }: ExamSnapshot) => sealedHeld && offlineKeyHeld && state === 'admitted'
const show = async () => {
  const shown = await showOfflineCode(sitting.node.services, supervisor, { attemptId: attempt().id })
  if (!shown.ok) throw new Error(shown.refusal)
  return shown.value.code
}
const unsentIs = (count: number) => ({ saving }: ExamSnapshot) => saving.unsent === count

/** In the waiting room with all it needs, and the net gone before T0; then T0, and the code. */
async function openedWithoutNet(options: Options = {}) {
  const page = openPage(attempt(), options)
  await page.until(isReady)
  page.socket.disconnect()
  await at(OPENS_AT)
  const code = await show()
  expect(await page.openOffline(code)).toEqual({ ok: true, value: null })
  return page
}

test('answers made before the net came back count, under the epoch that the machine was granted in the waiting room', async () => {
  const page = await openedWithoutNet()
  expect(page.getSnapshot()).toMatchObject({ state: 'inProgress', sheet: {}, closesAt: CLOSES_AT, saving: { online: false } })
  expect(page.getSnapshot().paper).toHaveLength(5)
  choose(page, 0, 1)
  choose(page, 1, 2)
  choose(page, 0, 3)
  await page.until(unsentIs(2))
  page.socket.connect()
  const { paper } = await page.until(allSaved)
  expect(paper).toHaveLength(5)
  const rows = await readAnswerHistory(sitting.app.db, attempt().id)
  expect(rows.map(({ itemId, optionId }) => [itemId, optionId]).sort()).toEqual([
    [item(0).id, item(0).optionIds[3]], [item(1).id, item(1).optionIds[2]]].sort())
  const epochs = await sitting.app.sql`select distinct epoch from answer_history where attempt_id = ${attempt().id}`
  expect(epochs).toEqual([{ epoch: 1 }])
  expect(await listRefusedSaves(sitting.app.db, attempt().id)).toEqual([])
  await vi.waitFor(async () => {
    expect(await sitting.app.sql`select told_at is not null as told from offline_code join offline_key k on k.id = key_id
      where attempt_id = ${attempt().id}`).toEqual([{ told: true }])
  }, 20_000)
  page.close()
})

test('what was opened in that way survives a reload without net, and what was answered stays unsent', async () => {
  const page = await openedWithoutNet()
  choose(page, 2, 1)
  await page.until(({ sheet }) => sheet[item(2).id]?.optionId === item(2).optionIds[1])
  page.close()
  expect((await findKeptSitting(page.vault))?.attemptId).toBe(attempt().id)
  expect(await findKeptWaiting(page.vault)).toBeNull()
  const again = openPage(attempt(), { vault: page.vault, tabId: page.tabId, kept: true })
  const shown = await again.until(({ paper, saving }) => paper !== null && saving.unsent === 1)
  expect(shown).toMatchObject({ state: 'inProgress', fromMachine: true, sheet: { [item(2).id]: { optionId: item(2).optionIds[1] } } })
  again.close()
})

test('a waiting room without net survives a reload, and takes the code there', async () => {
  const before = openPage(attempt())
  await before.until(isReady)
  before.close()
  // As the page does when it starts: what is another's goes, what is one's own stays.
  await forgetSittings(before.vault, attempt().personId)
  expect((await findKeptWaiting(before.vault))?.attemptId).toBe(attempt().id)
  const page = openPage(attempt(), { vault: before.vault, tabId: before.tabId, kept: true })
  const waiting = await page.until(isReady)
  expect(waiting).toMatchObject({ fromMachine: true, paper: null, saving: { online: false } })
  await at(OPENS_AT)
  expect(await page.openOffline(await show())).toEqual({ ok: true, value: null })
  choose(page, 0, 1)
  await page.until(unsentIs(1))
  page.close()
  const back = openPage(attempt(), { vault: before.vault, tabId: before.tabId })
  await back.until(allSaved)
  expect(await readAnswerHistory(sitting.app.db, attempt().id)).toHaveLength(1)
  back.close()
})

test('the machine of somebody else who signs in keeps nothing of the waiting room', async () => {
  const page = openPage(attempt())
  await page.until(isReady)
  page.close()
  await forgetSittings(page.vault, randomUUID())
  expect(await findKeptWaiting(page.vault)).toBeNull()
  expect(await page.vault.list(attempt().id, '')).toEqual([])
})

test('§3.1 B back after the close, every answer waits in quarantine with its reason, and the exam is closed, not absent', async () => {
  const page = await openedWithoutNet()
  choose(page, 0, 1)
  choose(page, 1, 1)
  await page.until(unsentIs(2))
  await at(CLOSES_AT + 1000)
  await closeIfDue(sitting.node.services, attempt().id)
  page.socket.connect()
  await page.until(({ saving, state }) => state === 'closed' && saving.unsent === 0)
  const kept = await listRefusedSaves(sitting.app.db, attempt().id)
  expect(kept.map(({ reason, epoch }) => [reason, epoch])).toEqual([['AFTER_DEADLINE', 1], ['AFTER_DEADLINE', 1]])
  expect(await readAnswerHistory(sitting.app.db, attempt().id)).toEqual([])
  page.close()
})

test('a machine that was started anew takes over its own lease, and its answers follow under the new epoch', async () => {
  const page = await openedWithoutNet()
  choose(page, 0, 1)
  await page.until(unsentIs(1))
  page.close()
  const again = openPage(attempt(), { vault: page.vault })
  await again.until(({ line }) => line === 'held')
  again.takeOver()
  await again.until(allSaved)
  const epochs = await sitting.app.sql`select epoch from answer_history where attempt_id = ${attempt().id}`
  expect(epochs).toEqual([{ epoch: 2 }])
  again.close()
})

test('a machine whose lease was released meanwhile loses nothing: its answers wait in quarantine, under their epoch', async () => {
  const page = await openedWithoutNet()
  choose(page, 0, 1)
  await page.until(unsentIs(1))
  expect(await releaseLease(sitting.node.services, supervisor,
    { attemptId: attempt().id, release: { reason: 'lineDied', note: '' } })).toMatchObject({ ok: true })
  const other = openPage(attempt())
  await other.until(({ state, paper }) => state === 'inProgress' && paper !== null)
  other.close()
  page.socket.connect()
  await page.until(({ line, saving }) => line === 'held' && saving.unsent === 0)
  expect(await listRefusedSaves(sitting.app.db, attempt().id)).toMatchObject([{ reason: 'STALE_EPOCH', epoch: 1 }])
  page.close()
})

test('a code that is not this one opens nothing, costs a growing pause, and after ten none is taken, reloaded or not', async () => {
  const page = openPage(attempt())
  await page.until(isReady)
  page.socket.disconnect()
  await at(OPENS_AT)
  const code = await show()
  const wrong = '0000-0000-0000-0000-0000-0000-0000'
  expect(await page.openOffline(code.slice(0, -1))).toMatchObject({ refusal: 'CODE_LENGTH' })
  expect(await page.openOffline(code.replace(/.$/, (letter) => letter === 'A' ? 'B' : 'A'))).toMatchObject({ refusal: 'CODE_MISTYPED' })
  expect(await page.openOffline(wrong)).toMatchObject({ refusal: 'CODE_WRONG', detail: { seconds: 2 } })
  expect(await page.openOffline(code)).toMatchObject({ refusal: 'CODE_PAUSE' })
  expect(page.getSnapshot()).toMatchObject({ state: 'admitted', paper: null })
  const keeper = createWaitingKeeper(page.vault, attempt().id)
  await keeper.keepTries({ failed: 4, notBefore: 0 })
  expect(await page.openOffline(wrong)).toMatchObject({ refusal: 'CODE_WRONG', detail: { seconds: 32 } })
  page.close()
  await keeper.keepTries({ failed: 9, notBefore: 0 })
  const again = openPage(attempt(), { vault: page.vault, tabId: page.tabId, kept: true })
  await again.until(isReady)
  expect(await again.openOffline(wrong)).toMatchObject({ refusal: 'CODE_EXHAUSTED' })
  expect(await again.openOffline(code)).toMatchObject({ refusal: 'CODE_EXHAUSTED' })
  again.close()
})

test('before T0 the machine holds nothing that opens the paper', async () => {
  const page = openPage(attempt())
  await page.until(isReady)
  const kept = JSON.stringify(await page.vault.list(attempt().id, ''))
  const key = await sitting.node.services.papers.readKey(sitting.formId)
  const [row] = await sitting.app.sql<{ seed: string }[]>`select permutation_seed as seed from attempt where id = ${attempt().id}`
  expect(kept).not.toContain(key.toString('base64'))
  expect(kept).not.toContain(row?.seed ?? 'none')
  expect(kept).not.toMatch(/Pregunta|Opción/)
  page.close()
})

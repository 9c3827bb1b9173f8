/** Other times and announcements on the way to a page: pushed at once, repeated until they arrived. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ExamSnapshot } from '#app/exam-client/exam-snapshot.ts'
import { createExamStore } from '#app/exam-client/exam-store.ts'
import { createExamSocket } from '#app/exam-client/socket.ts'
import { readSession } from '#app/http/sessions.server.ts'
import { announce } from '#app/use-cases/announce.server.ts'
import { compensateSede } from '#app/use-cases/compensate-sede.server.ts'
import { grantAdjustment } from '#app/use-cases/grant-adjustment.server.ts'
import type { AnnouncementView, TimesView } from '#app/live/protocol.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { CLOSES_AT, OPENS_AT, putInProgress } from '#tests/db/sitting/sitting-database.ts'
import { connect, nth, openTab, operation, startLiveSitting, type LiveSitting } from './live-server.ts'

let sitting: LiveSitting
const attempt = (index: number) => nth(sitting.attempts, index)
const admin = async () => {
  const actor = await readSession(sitting.app, sitting.staff.admin.cookie)
  if (actor === null) throw new Error('no admin')
  return actor
}
const tell = async (scope: { sedeCode: string | null; attemptId: string | null }, text: string) => {
  const id = randomUUID()
  const input = { id, turnoId: sitting.turnoId, ...scope, text }
  expect(await announce(sitting.node.services, await admin(), input)).toMatchObject({ ok: true })
  return id
}
const receiptsOf = async (index: number, id: string) => {
  const rows = await sitting.app.sql<{ step: string }[]>`select step from announcement_receipt
    where attempt_id = ${attempt(index).id} and announcement_id = ${id} order by at, step desc`
  return rows.map(({ step }) => step)
}
const inMinutes = (count: number) => instant(CLOSES_AT + count * 60_000)

beforeAll(async () => {
  sitting = await startLiveSitting({ attempts: 8 })
})
afterAll(() => sitting.close())

test('extra time is pushed to the page of the candidate and to no other', async () => {
  await sitting.startClock(instant(OPENS_AT - 600_000))
  const [own, other] = [await openTab(sitting.node, attempt(0)), await openTab(sitting.node, attempt(1))]
  const wrong: unknown[] = []
  other.socket.on('times', (event) => { wrong.push(event) })
  const heard = new Promise<TimesView>((resolve) => { own.socket.on('times', resolve) })
  await grantAdjustment(sitting.node.services, await admin(), { attemptId: attempt(0).id, resolution: {
    documentNumber: 'CES/2024/017', documentDate: '2024-11-01', authority: 'CES', extraMinutes: 30,
    extraPercent: null, otherMeasures: 'Silla', arrangement: '',
  } })
  expect(await heard).toMatchObject({ closesAt: inMinutes(30), acceptsUntil: inMinutes(30), timesVersion: 2 })
  const again = await openTab(sitting.node, attempt(0))
  expect(again.state).toMatchObject({
    closesAt: inMinutes(30), timesVersion: 2,
    adjustment: { extraMinutes: 30, document: 'CES/2024/017', otherMeasures: 'Silla' },
  })
  expect(other.state.adjustment).toBeNull()
  expect(wrong).toEqual([])
  for (const { socket } of [own, other, again]) socket.disconnect()
})

test('compensation that no push told is in the next reply to a save, also on another node', async () => {
  await sitting.owner.sql`update convocatoria set rules = '{"maxCompensationMinutes": 30}'`
  await putInProgress(sitting, [2, 3, 4, 5].map((index) => attempt(index).id))
  await sitting.startClock(instant(OPENS_AT + 60_000))
  const far = await sitting.addNode()
  const tab = await openTab(far, attempt(4))
  await tab.save(operation(nth(sitting.items, 0)))
  const given = await compensateSede(sitting.node.services, await admin(), {
    id: randomUUID(), turnoId: sitting.turnoId, sedeCode: 'B', minutes: 15, reason: 'Falla eléctrica',
  })
  expect(given.ok && given.value).toContain(attempt(4).id)
  const reply: unknown = await tab.socket.emitWithAck('save', {
    epoch: tab.state.epoch, ops: [operation(nth(sitting.items, 1))],
  })
  expect(reply).toMatchObject({ ok: true, closesAt: inMinutes(15), timesVersion: 2, results: [{ ok: true }] })
  tab.socket.disconnect()
})

test('an announcement goes to the pages of its scope and to the supervisors of its sede', async () => {
  const tabs = await Promise.all([2, 3, 5].map((index) => openTab(sitting.node, attempt(index))))
  const heard = tabs.map(() => [] as AnnouncementView[])
  tabs.forEach(({ socket }, index) => socket.on('announcement', (one) => { heard[index]?.push(one) }))
  const boards = await Promise.all((['A', 'B'] as const).map(async (sedeCode) => {
    const socket = await connect(sitting.node, '/sede', sitting.staff[`supervisor${sedeCode}`].cookie)
    await socket.emitWithAck('watch', { turnoId: sitting.turnoId, sedeCode })
    const events: unknown[] = []
    socket.on('announced', (event) => { events.push(event) })
    return { socket, events }
  }))
  const toA = await tell({ sedeCode: 'A', attemptId: null }, 'A la sede A')
  const toOne = await tell({ sedeCode: null, attemptId: attempt(3).id }, 'A una persona')
  const toAll = await tell({ sedeCode: null, attemptId: null }, 'A todo el turno')
  await expect.poll(() => heard.map((list) => list.map(({ id }) => id).sort())).toEqual([
    [toA, toAll].sort(), [toA, toOne, toAll].sort(), [toAll],
  ])
  await expect.poll(() => boards.map(({ events }) => events.length)).toEqual([3, 1])
  for (const { socket } of [...tabs, ...boards]) socket.disconnect()
  const later = await openTab(sitting.node, attempt(3))
  expect(later.state.announcements.map(({ text }) => text)).toEqual(['A la sede A', 'A una persona', 'A todo el turno'])
  later.socket.disconnect()
})

test('the page shows an announcement until it is confirmed, and what was confirmed is not shown again', async () => {
  const origin = `http://127.0.0.1:${String(sitting.node.port)}`
  const tabId = randomUUID()
  const open = () => {
    const socket = createExamSocket({ origin, headers: { cookie: attempt(7).cookie } })
    return { socket, store: createExamStore(socket, { tabId }) }
  }
  const texts = ({ announcements }: ExamSnapshot) => announcements.map(({ text }) => text)
  const first = open()
  await expect.poll(() => texts(first.store.getSnapshot()).at(-1)).toBe('A todo el turno')
  const id = await tell({ sedeCode: 'B', attemptId: null }, 'Siga en su lugar')
  await expect.poll(() => texts(first.store.getSnapshot()).at(-1)).toBe('Siga en su lugar')
  await expect.poll(() => receiptsOf(7, id)).toEqual(['delivered'])
  for (const one of first.store.getSnapshot().announcements) first.store.confirmAnnouncement(one.id)
  expect(texts(first.store.getSnapshot())).toEqual([])
  await expect.poll(() => receiptsOf(7, id)).toEqual(['delivered', 'confirmed'])
  first.store.close()
  const second = open()
  await expect.poll(() => second.store.getSnapshot().line).toBe('live')
  expect(texts(second.store.getSnapshot())).toEqual([])
  second.store.close()
})

test('what is confirmed while the line is down goes by plain request, again until it is taken', async () => {
  const socket = createExamSocket({
    origin: `http://127.0.0.1:${String(sitting.node.port)}`, headers: { cookie: attempt(6).cookie },
  })
  const sent: unknown[] = []
  const store = createExamStore(socket, { tabId: randomUUID(), noteByRequest: (request) => {
    sent.push(request)
    return Promise.resolve(true)
  } })
  await expect.poll(() => store.getSnapshot().announcements.length).toBe(3)
  const [one] = store.getSnapshot().announcements
  await expect.poll(() => receiptsOf(6, one?.id ?? '')).toEqual(['delivered'])
  socket.disconnect()
  store.confirmAnnouncement(one?.id ?? '')
  await expect.poll(() => sent).toEqual([{ ids: [one?.id], step: 'confirmed' }])
  store.close()
})

test('a note on announcements of another form is refused, and one that was never announced changes nothing', async () => {
  const tab = await openTab(sitting.node, attempt(2))
  for (const payload of [{}, { ids: [], step: 'delivered' }, { ids: ['x'], step: 'delivered' },
    { ids: [randomUUID()], step: 'read' }]) {
    const reply: unknown = await tab.socket.emitWithAck('noteAnnouncements', payload as never)
    expect(reply).toEqual({ ok: false, refusal: 'PAYLOAD_INVALID' })
  }
  const reply: unknown = await tab.socket.emitWithAck('noteAnnouncements', { ids: [randomUUID()], step: 'confirmed' })
  expect(reply).toEqual({ ok: true })
  tab.socket.disconnect()
})

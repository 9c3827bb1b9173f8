import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSession } from '#app/http/sessions.server.ts'
import { admitCandidate } from '#app/use-cases/admit-candidate.server.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import type { OpenedView } from '#app/live/protocol.ts'
import { OPENS_AT } from '#tests/db/sitting/sitting-database.ts'
import { nth, openPaperOf, openTab, operation, startLiveSitting, type LiveSitting, type TestTab } from './live-server.ts'

let sitting: LiveSitting

beforeAll(async () => {
  sitting = await startLiveSitting({ attempts: 16 })
  await sitting.startClock(instant(OPENS_AT - 600_000))
})
afterAll(() => sitting.close())

async function admit(index: number): Promise<void> {
  const actor = await readSession(sitting.app, sitting.staff.supervisorA.cookie)
  if (actor === null) throw new Error('no supervisor')
  const checks = { solicitudShown: true, idShown: true, identityMatches: true }
  expect(await admitCandidate(sitting.node.services, actor, { attemptId: nth(sitting.attempts, index).id, checks }))
    .toEqual({ ok: true, value: null })
}

const paperOf = (index: number, tab: TestTab) => openPaperOf(sitting.node, nth(sitting.attempts, index), tab.state)

test('§3.1 C who waits hears of the admission', async () => {
  const tab = await openTab(sitting.node, nth(sitting.attempts, 0))
  expect(tab.state).toMatchObject({ state: 'expected', epoch: 0, sealed: null, opening: null })
  const heard = new Promise<unknown>((resolve) => { tab.socket.on('notice', resolve) })
  await admit(0)
  expect(await heard).toMatchObject({ state: 'admitted' })
  tab.socket.disconnect()
})

test('at T0 the exams of those who wait open by themselves, and before it no byte of the paper travels', async () => {
  for (const index of [1, 2, 3]) await admit(index)
  // Sealed before the turno, as always.
  await sitting.node.services.papers.readKey(sitting.formId)
  await sitting.startClock(instant(OPENS_AT - 700))
  await sitting.node.services.clock.measure()
  const tabIds = [1, 2, 3].map(() => randomUUID())
  const tabs = await Promise.all([1, 2, 3].map((index, place) =>
    openTab(sitting.node, nth(sitting.attempts, index), tabIds[place])))
  const seen: string[] = []
  for (const { socket, state } of tabs) {
    expect(state).toMatchObject({ state: 'admitted', opening: null })
    socket.onAny((...event) => { seen.push(JSON.stringify(event)) })
  }
  const opened = await Promise.all(tabs.map(({ socket }) =>
    new Promise<{ now: number, opened?: OpenedView }>((resolve) => { socket.on('opens', resolve) })))
  expect(opened.every(({ now }) => now >= OPENS_AT)).toBe(true)
  expect(seen.join()).not.toContain('Pregunta')
  for (const [place, told] of opened.entries()) {
    const again = await openTab(sitting.node, nth(sitting.attempts, place + 1), nth(tabIds, place))
    const { opening, epoch, opensAt, closesAt, acceptsUntil, timesVersion } = again.state
    expect(told.opened).toEqual({ opening, epoch, opensAt, closesAt, acceptsUntil, timesVersion })
    again.socket.disconnect()
  }
  for (const { socket } of tabs) socket.disconnect()
  const started = await sitting.app.db.selectFrom('attempt').select(['state', 'started_at'])
    .where('id', 'in', [1, 2, 3].map((index) => nth(sitting.attempts, index).id)).execute()
  for (const row of started) {
    expect(row.state).toBe('inProgress')
    expect(row.started_at).toBeGreaterThanOrEqual(OPENS_AT)
  }
})

test('what opens the paper is told to the holder of the lease alone; the other tab hears that it opens', async () => {
  await admit(4)
  await sitting.startClock(instant(OPENS_AT - 700))
  await sitting.node.services.clock.measure()
  const watcher = await openTab(sitting.node, nth(sitting.attempts, 4))
  const holder = await openTab(sitting.node, nth(sitting.attempts, 4))
  const [watched, held] = await Promise.all([watcher, holder].map(({ socket }) =>
    new Promise<{ opened?: OpenedView }>((resolve) => { socket.on('opens', resolve) })))
  expect(held?.opened?.epoch).toBe(holder.state.epoch)
  expect(Object.keys(watched ?? {})).toEqual(['now'])
  for (const { socket } of [watcher, holder]) socket.disconnect()
})

test('§3.1 who was admitted and is not connected at T0 has not opened the exam', async () => {
  const { id } = nth(sitting.attempts, 0)
  expect(await sitting.app.db.selectFrom('attempt').select(['state', 'started_at']).where('id', '=', id).execute())
    .toEqual([{ state: 'admitted', started_at: null }])
})

test('§3.1 the paper comes in an order of one\'s own, the same after every reload, and carries no key', async () => {
  const [first, again, neighbour] = [await openTab(sitting.node, nth(sitting.attempts, 1)),
    await openTab(sitting.node, nth(sitting.attempts, 1)), await openTab(sitting.node, nth(sitting.attempts, 2))]
  const [own, reloaded, other] = [await paperOf(1, first), await paperOf(1, again), await paperOf(2, neighbour)]
  expect(reloaded).toEqual(own)
  expect(other).not.toEqual(own)
  const idsOf = (paper: typeof own) => paper.map(({ itemId }) => itemId).sort()
  expect(idsOf(own)).toEqual(sitting.items.map(({ id }) => id).sort())
  expect(idsOf(other)).toEqual(idsOf(own))
  expect(Object.keys(nth(own, 0)).sort())
    .toEqual(['image', 'itemId', 'options', 'position', 'stem', 'vignette'])
  for (const { socket } of [first, again, neighbour]) socket.disconnect()
})

test('§3.1 B who was admitted late opens the exam by asking, with the time that is left', async () => {
  await sitting.startClock(instant(OPENS_AT + 1_800_000))
  await sitting.node.services.clock.measure()
  await sitting.owner.sql`update attempt set state = 'admitted', admitted_at = efiser_now(),
      permutation_seed = repeat('cd', 32)
    where id = ${nth(sitting.attempts, 6).id}`
  const tab = await openTab(sitting.node, nth(sitting.attempts, 6))
  expect(tab.state).toMatchObject({ state: 'inProgress', opensAt: OPENS_AT })
  expect(await paperOf(6, tab)).toHaveLength(5)
  expect(await tab.save(operation(nth(sitting.items, 0)))).toMatchObject([{ ok: true }])
  tab.socket.disconnect()
})

test('§3.1 C who was not admitted gets no paper and saves nothing', async () => {
  const tab = await openTab(sitting.node, nth(sitting.attempts, 7))
  expect(tab.state).toMatchObject({ state: 'expected', sealed: null, opening: null })
  expect(await tab.save(operation(nth(sitting.items, 0)))).toMatchObject([{ ok: false, refusal: 'UNKNOWN_ITEM' }])
  tab.socket.disconnect()
})

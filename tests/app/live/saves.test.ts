import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor } from '#app/http/actor.ts'
import { readSession } from '#app/http/sessions.server.ts'
import { cancelForFraud } from '#app/use-cases/cancel-for-fraud.server.ts'
import { reinstateAttempt } from '#app/use-cases/reinstate-attempt.server.ts'
import { readAnswerHistory } from '#db/queries/answers-history.ts'
import { listRefusedSaves } from '#db/queries/answers-quarantine.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { verifyChain } from '#exam-engine/sitting/answer-chain.ts'
import { CLOSES_AT, OPENS_AT, putInProgress } from '#tests/db/sitting/sitting-database.ts'
import {
  connect, nth, openTab, operation, startLiveSitting, type LiveSitting, type TestSocket, type TestTab,
} from './live-server.ts'

// Each test takes an attempt of its own.
let sitting: LiveSitting
let used = 0
const attempt = () => nth(sitting.attempts, used)
const items = (index: number) => nth(sitting.items, index)

beforeAll(async () => {
  sitting = await startLiveSitting({ attempts: 24 })
  await putInProgress(sitting, sitting.attempts.map(({ id }) => id))
})
beforeEach(async () => {
  used += 1
  await sitting.startClock(instant(OPENS_AT + 60_000))
})
afterAll(() => sitting.close())

const storedAnswers = () => sitting.app.db.selectFrom('answer').selectAll().where('attempt_id', '=', attempt().id)
  .orderBy('item_id').execute()
const quarantine = async () =>
  (await listRefusedSaves(sitting.app.db, attempt().id)).map(({ reason, epoch }) => ({ reason, epoch }))

async function actorOf({ cookie }: { cookie: string }): Promise<Actor> {
  const actor = await readSession(sitting.app, cookie)
  if (actor === null) throw new Error('nobody is signed in')
  return actor
}

async function withTab(run: (tab: TestTab) => Promise<void>): Promise<void> {
  const tab = await openTab(sitting.node, attempt())
  await run(tab)
  tab.socket.disconnect()
}

test('an acknowledged save is stored, with the time that the acknowledgement named', () => withTab(async (tab) => {
  const [result] = await tab.save(operation(items(0), { flagged: true, struck: items(0).optionIds.slice(1, 3) }))
  expect(result).toMatchObject({ ok: true, itemId: items(0).id, revision: 1 })
  expect(await storedAnswers()).toMatchObject([{
    item_id: items(0).id, option_id: items(0).optionIds[0], flagged: true, struck: items(0).optionIds.slice(1, 3),
    saved_at: result?.ok === true ? result.savedAt : null,
  }])
}))

test('of several changes of one item in one message the last is the answer', () => withTab(async (tab) => {
  const { optionIds } = items(0)
  const ops = [1, 2, 3].map((revision) => operation(items(0), { revision, optionId: nth(optionIds, revision) }))
  expect(await tab.save(...ops)).toMatchObject([{ ok: true }, { ok: true }, { ok: true }])
  expect(await storedAnswers()).toMatchObject([{ revision: 3, option_id: items(0).optionIds[3] }])
  expect(await readAnswerHistory(sitting.app.db, attempt().id)).toHaveLength(3)
}))

test('an operation sent again is acknowledged again and stored once, also in one batch', () => withTab(async (tab) => {
  const op = operation(items(0))
  const results = await Promise.all([tab.save(op), tab.save(op)])
  expect(await tab.save(op)).toEqual(results[0])
  expect(results[1]).toEqual(results[0])
  expect(await readAnswerHistory(sitting.app.db, attempt().id)).toHaveLength(1)
}))

test('an older revision that arrives after a newer one is refused and kept', () => withTab(async (tab) => {
  await tab.save(operation(items(0), { revision: 2 }))
  expect(await tab.save(operation(items(0), { revision: 1, flagged: true })))
    .toEqual([{ ok: false, itemId: items(0).id, revision: 1, refusal: 'STALE_REVISION' }])
  expect(await storedAnswers()).toMatchObject([{ revision: 2, flagged: false }])
  expect(await quarantine()).toEqual([{ reason: 'STALE_REVISION', epoch: tab.state.epoch }])
}))

test('an item or option of another form is refused and kept; its neighbours are saved', () => withTab(async (tab) => {
  const [first, second, third] = await tab.save(
    operation(items(0), { itemId: randomUUID() }),
    operation(items(1)),
    operation(items(2), { optionId: nth(items(3).optionIds, 0) }),
  )
  expect(first).toMatchObject({ ok: false, refusal: 'UNKNOWN_ITEM' })
  expect(second).toMatchObject({ ok: true })
  expect(third).toMatchObject({ ok: false, refusal: 'UNKNOWN_OPTION' })
  expect(await storedAnswers()).toMatchObject([{ item_id: items(1).id }])
  expect((await quarantine()).map(({ reason }) => reason).sort()).toEqual(['UNKNOWN_ITEM', 'UNKNOWN_OPTION'])
}))

test('a refused operation that is sent again and again is kept once', () => withTab(async (tab) => {
  const op = operation(items(0), { itemId: randomUUID() })
  for (let time = 0; time < 3; time += 1) await tab.save(op)
  expect(await quarantine()).toHaveLength(1)
}))

test('§3.1 B the last millisecond before acceptsUntil counts; that instant and the next do not', async () => {
  const tab = await openTab(sitting.node, attempt())
  await sitting.freezeClock(instant(CLOSES_AT - 1))
  expect(await tab.save(operation(items(0)))).toMatchObject([{ ok: true, savedAt: CLOSES_AT - 1 }])
  await sitting.freezeClock(CLOSES_AT)
  expect(await tab.save(operation(items(1)))).toMatchObject([{ ok: false, refusal: 'AFTER_DEADLINE' }])
  await sitting.freezeClock(instant(CLOSES_AT + 1))
  expect(await tab.save(operation(items(2)))).toMatchObject([{ ok: false, refusal: 'AFTER_DEADLINE' }])
  expect(await storedAnswers()).toMatchObject([{ item_id: items(0).id }])
  const late = await listRefusedSaves(sitting.app.db, attempt().id)
  expect(late.map(({ reason, received_at }) => ({ reason, received_at }))).toEqual([
    { reason: 'AFTER_DEADLINE', received_at: CLOSES_AT }, { reason: 'AFTER_DEADLINE', received_at: CLOSES_AT + 1 },
  ])
  tab.socket.disconnect()
})

test('the grace of the convocatoria counts even though the screen has locked', async () => {
  await sitting.owner.sql`update attempt set accepts_until = closes_at + interval '2 seconds', times_version = 2
    where id = ${attempt().id}`
  await sitting.freezeClock(instant(CLOSES_AT + 1999))
  await withTab(async (tab) => {
    expect(await tab.save(operation(items(0)))).toMatchObject([{ ok: true }])
  })
})

test('new times come with the very next acknowledgement, whoever changed them', () => withTab(async (tab) => {
  const { epoch } = tab.state
  const save = (revision: number) =>
    tab.socket.emitWithAck('save', { epoch, ops: [operation(items(0), { revision })] })
  expect(await save(1)).toMatchObject({ ok: true, closesAt: CLOSES_AT, timesVersion: 1 })
  await sitting.owner.sql`update attempt set closes_at = closes_at + interval '5 minutes',
    accepts_until = accepts_until + interval '5 minutes', times_version = 2 where id = ${attempt().id}`
  expect(await save(2)).toMatchObject({
    ok: true, closesAt: CLOSES_AT + 300_000, acceptsUntil: CLOSES_AT + 300_000, timesVersion: 2,
  })
}))

test('another tab takes the lease: what the first one still sends is stale, refused and kept', async () => {
  const first = await openTab(sitting.node, attempt())
  const lost = new Promise<void>((resolve) => { first.socket.on('leaseLost', resolve) })
  await first.save(operation(items(0)))
  const second = await openTab(sitting.node, attempt())
  await lost
  expect(second.state.epoch).toBe(first.state.epoch + 1)
  expect(second.state.answers).toMatchObject([{ itemId: items(0).id, revision: 1 }])
  expect(await first.save(operation(items(1)))).toMatchObject([{ ok: false, refusal: 'STALE_EPOCH' }])
  expect(await second.save(operation(items(1), { flagged: true }))).toMatchObject([{ ok: true }])
  expect(await quarantine()).toEqual([{ reason: 'STALE_EPOCH', epoch: first.state.epoch }])
  first.socket.disconnect()
  second.socket.disconnect()
})

test('the lease holds across nodes: a node that remembers the old one saves nothing under it', async () => {
  const first = await openTab(sitting.node, attempt())
  await first.save(operation(items(0)))
  const second = await openTab(await sitting.addNode(), attempt())
  expect(await first.save(operation(items(1)))).toMatchObject([{ ok: false, refusal: 'STALE_EPOCH' }])
  expect(await second.save(operation(items(1)))).toMatchObject([{ ok: true }])
  first.socket.disconnect()
  second.socket.disconnect()
})

test('the same tab resumes its lease after a lost connection', async () => {
  const tabId = randomUUID()
  const before = await openTab(sitting.node, attempt(), tabId)
  before.socket.disconnect()
  const after = await openTab(sitting.node, attempt(), tabId)
  expect(after.state.epoch).toBe(before.state.epoch)
  expect(await after.save(operation(items(0)))).toMatchObject([{ ok: true }])
  after.socket.disconnect()
})

test('a socket cannot save under a lease that it was not granted', () => withTab(async (tab) => {
  const ops = [operation(items(0))]
  expect(await tab.socket.emitWithAck('save', { epoch: tab.state.epoch + 1, ops }))
    .toEqual({ ok: false, refusal: 'PAYLOAD_INVALID' })
  expect(await storedAnswers()).toEqual([])
}))

test('§3.1 D who attached while an exam was cancelled holds no lease of it once it is open again', async () => {
  const { supervisorA, supervisorB, admin } = sitting.staff
  const [supervisor, coordinator] = [await actorOf(attempt().sedeCode === 'A' ? supervisorA : supervisorB), await actorOf(admin)]
  const { services } = sitting.node
  const [tabId, attemptId] = [randomUUID(), attempt().id]
  const holder = await openTab(sitting.node, attempt(), tabId)
  await holder.save(operation(items(0)))
  expect(await cancelForFraud(services, supervisor, { attemptId, note: 'Copió.', confirmed: true })).toMatchObject({ ok: true })
  const other = await openTab(sitting.node, attempt())
  expect(other.state).toMatchObject({ state: 'cancelled' })
  expect(await reinstateAttempt(services, coordinator, { attemptId, note: 'Era su reloj.' })).toMatchObject({ ok: true })
  expect(await other.save(operation(items(1)))).toMatchObject([{ ok: false, refusal: 'STALE_EPOCH' }])
  const again = await openTab(sitting.node, attempt(), tabId)
  expect(again.state).toMatchObject({ state: 'inProgress', epoch: holder.state.epoch + 1, ownSince: holder.state.ownSince })
  expect(await again.save(operation(items(1)))).toMatchObject([{ ok: true }])
  for (const { socket } of [holder, other, again]) socket.disconnect()
})

test('§3.1 D no two pages are shown an open exam under one lease, however a reinstatement falls between them', async () => {
  const { supervisorA, supervisorB, admin } = sitting.staff
  const [supervisor, coordinator] = [await actorOf(attempt().sedeCode === 'A' ? supervisorA : supervisorB), await actorOf(admin)]
  const { services } = sitting.node
  const attemptId = attempt().id
  for (let round = 0; round < 36; round += 1) {
    await cancelForFraud(services, supervisor, { attemptId, note: 'Copió.', confirmed: true })
    const sockets = await Promise.all(Array.from({ length: 12 }, () => connect(sitting.node, '/examen', attempt().cookie) as Promise<TestSocket>))
    const attach = (socket: TestSocket) => socket.emitWithAck('attach', { tabId: randomUUID(), deviceId: attemptId, takeOver: true })
    const early = sockets.slice(0, round % 12).map(attach)
    const reinstating = reinstateAttempt(services, coordinator, { attemptId, note: 'Era su reloj.' })
    const replies = await Promise.all([...early, ...sockets.slice(round % 12).map(attach)])
    expect((await reinstating).ok).toBe(true)
    const epochs = replies.flatMap((reply) => (reply.ok && reply.state === 'inProgress' ? [reply.epoch] : []))
    expect(epochs).toEqual([...new Set(epochs)])
    for (const socket of sockets) socket.disconnect()
  }
})

test('two nodes that save for one attempt make one chain, and lose nothing', async () => {
  const other = await sitting.addNode()
  const tabId = randomUUID()
  const here = await openTab(sitting.node, attempt(), tabId)
  const there = await openTab(other, attempt(), tabId)
  for (let revision = 1; revision <= 10; revision += 1) {
    const tab = revision % 2 === 0 ? here : there
    expect(await tab.save(operation(items(0), { revision }))).toMatchObject([{ ok: true, revision }])
  }
  await Promise.all([here.save(operation(items(1))), there.save(operation(items(2)))])
  const rows = await readAnswerHistory(sitting.app.db, attempt().id)
  expect(rows).toHaveLength(12)
  expect(verifyChain(rows, null)).toMatchObject({ ok: true })
  here.socket.disconnect()
  there.socket.disconnect()
})

test('an operation that the database cannot store fails alone', async () => {
  const others = await Promise.all(sitting.attempts.slice(-4).map((one) => openTab(sitting.node, one)))
  await sitting.owner.sql.unsafe(`
    create function refuse_poison() returns trigger language plpgsql as $$
    begin
      if new.item_id = '${items(4).id}' then raise exception 'poison' using errcode = 'data_exception'; end if;
      return new;
    end $$;
    create trigger poison before insert on answer_history for each row execute function refuse_poison()`)
  await withTab(async (tab) => {
    const [bad, ...good] = await Promise.all([
      tab.save(operation(items(4))), tab.save(operation(items(1))),
      ...others.map((other) => other.save(operation(items(2)))),
    ])
    expect(bad).toMatchObject([{ ok: false, refusal: 'SAVE_FAILED' }])
    expect(good.flat().every(({ ok }) => ok)).toBe(true)
    expect(good).toHaveLength(5)
    expect(verifyChain(await readAnswerHistory(sitting.app.db, attempt().id), null)).toMatchObject({ ok: true })
  })
  await sitting.owner.sql`drop trigger poison on answer_history`
  for (const { socket } of others) socket.disconnect()
})

test('an attempt that somebody decides on holds up nobody else', () => withTab(async (tab) => {
  const other = await openTab(sitting.node, nth(sitting.attempts, sitting.attempts.length - 1))
  await sitting.owner.sql.begin(async (trx) => {
    await trx`select 1 from attempt where id = ${attempt().id} for update`
    const [held, free] = await Promise.all([
      tab.socket.emitWithAck('save', { epoch: tab.state.epoch, ops: [operation(items(0))] }),
      other.save(operation(items(3))),
    ])
    expect(held).toMatchObject({ ok: true, results: [{ ok: false, refusal: 'BUSY_RETRY' }] })
    expect(free).toMatchObject([{ ok: true }])
  })
  expect(await tab.save(operation(items(0)))).toMatchObject([{ ok: true }])
  other.socket.disconnect()
}))

test('when the database\'s connection breaks, what is acknowledged is stored', () => withTab(async (tab) => {
  for (let revision = 1; revision <= 40; revision += 1) {
    if (revision % 10 === 0) {
      await sitting.app.sql`select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'efiser saves' and datname = current_database()`
    }
    const op = operation(items(0), { revision })
    while (!(await tab.save(op)).every(({ ok }) => ok));
  }
  const rows = await readAnswerHistory(sitting.app.db, attempt().id)
  expect(rows.map(({ revision }) => revision)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1))
  expect(verifyChain(rows, null)).toMatchObject({ ok: true })
}))

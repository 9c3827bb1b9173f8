import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MAX_MESSAGE_BYTES } from '#app/live/protocol.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { OPENS_AT, putInProgress } from '#tests/db/sitting/sitting-database.ts'
import { connect, nth, openTab, operation, startLiveSitting, type LiveSitting } from './live-server.ts'

let sitting: LiveSitting

beforeAll(async () => {
  sitting = await startLiveSitting({ attempts: 2 })
  await putInProgress(sitting, sitting.attempts.map(({ id }) => id))
  await sitting.startClock(instant(OPENS_AT + 60_000))
})
afterAll(() => sitting.close())

const refusedPayloads = () => sitting.node.services.live.stats().refused['PAYLOAD_INVALID'] ?? 0
const invalid = { ok: false, refusal: 'PAYLOAD_INVALID' }

test('a payload that no schema knows is refused with its code, counted, and harms nobody', async () => {
  const tab = await openTab(sitting.node, nth(sitting.attempts, 0))
  const { epoch } = tab.state
  const good = operation(nth(sitting.items, 0))
  const payloads: unknown[] = [
    null, 0, '', [], {}, { epoch }, { epoch, ops: [] }, { epoch, ops: [good], extra: 1 }, { epoch: -1, ops: [good] },
    { epoch, ops: Array.from({ length: 21 }, () => good) }, { epoch, ops: [{ ...good, revision: 1.5 }] },
    { epoch, ops: [{ ...good, revision: 0 }] }, { epoch, ops: [{ ...good, opId: "'; drop table answer; --" }] },
    { epoch, ops: [{ ...good, struck: [good.optionId, good.optionId] }] },
    { epoch, ops: [{ ...good, clientAt: 1e20 }] },
    { epoch, ops: [{ ...good, itemId: '\u0000' }] }, { __proto__: { epoch, ops: [good] } },
  ]
  const before = refusedPayloads()
  for (const payload of payloads) expect(await tab.socket.emitWithAck('save', payload as never)).toEqual(invalid)
  expect(refusedPayloads() - before).toBe(payloads.length)
  expect(await tab.save(good)).toMatchObject([{ ok: true }])
  tab.socket.disconnect()
})

test('an unknown event is refused and counted, with or without an answer', async () => {
  const socket = await connect(sitting.node, '/examen', nth(sitting.attempts, 0).cookie)
  const before = refusedPayloads()
  expect(await socket.emitWithAck('grantMe', { role: 'admin' })).toEqual(invalid)
  socket.emit('constructor', 1, 2, 3)
  socket.emit('save', { epoch: 0 })
  expect(await socket.emitWithAck('watch', {})).toEqual(invalid)
  expect(refusedPayloads() - before).toBe(4)
  socket.disconnect()
})

test('a message above the limit ends its connection with a code, is counted, and no other suffers', async () => {
  const tab = await openTab(sitting.node, nth(sitting.attempts, 0))
  const huge = await connect(sitting.node, '/examen', nth(sitting.attempts, 1).cookie)
  const ended = new Promise((resolve) => { huge.on('disconnect', resolve) })
  huge.emit('save', { padding: 'x'.repeat(MAX_MESSAGE_BYTES) })
  await ended
  expect(sitting.node.services.live.stats().refused['PAYLOAD_TOO_LARGE']).toBe(1)
  expect(await tab.save(operation(nth(sitting.items, 1)))).toMatchObject([{ ok: true }])
  tab.socket.disconnect()
})

test('a socket that floods is held to its rate', async () => {
  const tab = await openTab(sitting.node, nth(sitting.attempts, 1))
  const op = operation(nth(sitting.items, 0))
  const answers = await Promise.all(Array.from({ length: 1500 }, () =>
    tab.socket.emitWithAck('save', { epoch: tab.state.epoch, ops: [op] })))
  expect(answers.filter(({ ok }) => ok).length).toBeGreaterThan(300)
  expect(answers.filter(({ ok }) => !ok)).toContainEqual({ ok: false, refusal: 'RATE_LIMITED' })
  tab.socket.disconnect()
})

test('attaching needs the id of a tab', async () => {
  const socket = await connect(sitting.node, '/examen', nth(sitting.attempts, 1).cookie)
  expect(await socket.emitWithAck('attach', { tabId: 'mine' })).toEqual(invalid)
  expect(await socket.emitWithAck('attach', {
    tabId: randomUUID(), deviceId: nth(sitting.attempts, 1).id, takeOver: true,
  })).toMatchObject({ ok: true, state: 'inProgress' })
  socket.disconnect()
})

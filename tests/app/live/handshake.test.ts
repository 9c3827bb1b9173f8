import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSession } from '#app/http/sessions.server.ts'
import { saveOverHttp } from '#app/live/save-over-http.server.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { OPENS_AT, putInProgress } from '#tests/db/sitting/sitting-database.ts'
import { connect, nth, openTab, operation, startLiveSitting, type LiveSitting } from './live-server.ts'

let sitting: LiveSitting

beforeAll(async () => {
  sitting = await startLiveSitting({ attempts: 4 })
  await putInProgress(sitting, sitting.attempts.map(({ id }) => id))
  await sitting.startClock(instant(OPENS_AT + 60_000))
})
afterAll(() => sitting.close())

const candidate = (index: number) => nth(sitting.attempts, index)
const actorOf = async (cookie: string) => {
  const actor = await readSession(sitting.app, cookie)
  if (actor === null) throw new Error('the session is unknown')
  return actor
}

test('without a session, or with one that nobody opened, neither line opens', async () => {
  for (const namespace of ['/examen', '/sede']) {
    await expect(connect(sitting.node, namespace, null)).rejects.toThrow('NO_SESSION')
    await expect(connect(sitting.node, namespace, 'efiser=ImludmVudGVkIg%3D%3D')).rejects.toThrow('NO_SESSION')
    await expect(connect(sitting.node, namespace, 'efiser=%%%; efiser=')).rejects.toThrow('NO_SESSION')
  }
})

test('a page of another origin is refused before anything is read', async () => {
  await expect(connect(sitting.node, '/examen', candidate(0).cookie, { origin: 'https://example.com' }))
    .rejects.toThrow()
  const origin = `http://127.0.0.1:${String(sitting.node.port)}`
  const own = await connect(sitting.node, '/examen', candidate(0).cookie, { origin })
  own.disconnect()
  expect(sitting.node.services.live.stats().refused['CROSS_ORIGIN']).toBeGreaterThan(0)
})

test('each role has its own line: a resident none to the sede, a supervisor none to an exam', async () => {
  await expect(connect(sitting.node, '/sede', candidate(0).cookie)).rejects.toThrow('ROLE_MISSING')
  await expect(connect(sitting.node, '/examen', sitting.staff.supervisorA.cookie)).rejects.toThrow('ROLE_MISSING')
  await expect(connect(sitting.node, '/sede', sitting.staff.admin.cookie)).rejects.toThrow('ROLE_MISSING')
})

test('a supervisor watches the own sede and no other', async () => {
  const socket = await connect(sitting.node, '/sede', sitting.staff.supervisorA.cookie)
  const { turnoId } = sitting
  expect(await socket.emitWithAck('watch', { turnoId, sedeCode: 'A' })).toMatchObject({ ok: true })
  expect(await socket.emitWithAck('watch', { turnoId, sedeCode: 'B' })).toEqual({ ok: false, refusal: 'NOT_YOUR_SEDE' })
  const heard: string[] = []
  socket.on('attemptChanged', ({ attemptId }: { attemptId: string }) => heard.push(attemptId))
  sitting.node.services.live.publishAttemptChanged(candidate(3).id)
  const told = new Promise((resolve) => { socket.on('attemptChanged', resolve) })
  sitting.node.services.live.publishAttemptChanged(candidate(0).id)
  await told
  expect(heard).toEqual([candidate(0).id])
  socket.disconnect()
})

test('the supervisor sees who is connected, how many answers there are and when the last was saved', async () => {
  const socket = await connect(sitting.node, '/sede', sitting.staff.supervisorA.cookie)
  await socket.emitWithAck('watch', { turnoId: sitting.turnoId, sedeCode: 'A' })
  const tab = await openTab(sitting.node, candidate(1))
  const [saved] = await tab.save(operation(nth(sitting.items, 0)))
  const seen = (connected: boolean) => new Promise<unknown>((resolve) => {
    socket.on('presence', (changed: { attemptId: string; connected: boolean; answeredCount: number }[]) => {
      const own = changed.find(({ attemptId }) => attemptId === candidate(1).id)
      if (own?.connected === connected && own.answeredCount > 0) resolve(own)
    })
  })
  expect(await seen(true)).toMatchObject({ answeredCount: 1, lastSavedAt: saved?.ok === true ? saved.savedAt : null })
  tab.socket.disconnect()
  expect(await seen(false)).toMatchObject({ answeredCount: 1 })
  socket.disconnect()
})

test('without a socket, saves go over HTTP through the same writer, from the lease\'s tab only', async () => {
  const tabId = randomUUID()
  const tab = await openTab(sitting.node, candidate(2), tabId)
  tab.socket.disconnect()
  const { services } = sitting.node
  const body = { attemptId: candidate(2).id, tabId, epoch: tab.state.epoch, ops: [operation(nth(sitting.items, 0))] }
  const owner = await actorOf(candidate(2).cookie)
  expect(await saveOverHttp(services, owner, body)).toMatchObject({ ok: true, results: [{ ok: true }] })
  expect(await saveOverHttp(services, owner, { ...body, tabId: randomUUID() }))
    .toEqual({ ok: false, refusal: 'PAYLOAD_INVALID' })
  expect(await saveOverHttp(services, owner, { ...body, ops: [] })).toEqual({ ok: false, refusal: 'PAYLOAD_INVALID' })
  expect(await saveOverHttp(services, await actorOf(candidate(1).cookie), body))
    .toEqual({ ok: false, refusal: 'ATTEMPT_UNKNOWN' })
})

/** Two nodes over one database and one real Redis. */
import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { linkRedis, type RedisLink } from '#app/live/redis-link.server.ts'
import type { AttemptPresence, WatchReply } from '#app/live/protocol.ts'
import { createRateLimits } from '#app/http/rate-limits.server.ts'
import { closeDueAttempts } from '#app/use-cases/close-due-attempts.server.ts'
import { verifyAnswerChains } from '#db/verify-answer-chains.ts'
import { CLOSES_AT, OPENS_AT, putInProgress } from '#tests/db/sitting/sitting-database.ts'
import { findRedis, startRedis, type RunningRedis } from '#tests/setup/start-redis.ts'
import { eventually } from '#tests/setup/seated-turno.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { connect, nth, openTab, operation, startLiveSitting, type LiveNode, type LiveSitting } from './live-server.ts'

vi.setConfig({ testTimeout: 60_000 })
const program = findRedis()

describe.skipIf(program === null)('two nodes', () => {
  let redis: RunningRedis
  let sitting: LiveSitting
  const links: RedisLink[] = []
  let one: LiveNode
  let two: LiveNode

  const log = pino({ level: 'silent' })
  const link = async () => {
    const made = await linkRedis(redis.url, log)
    links.push(made)
    return made
  }

  beforeAll(async () => {
    redis = await startRedis(program ?? '')
    sitting = await startLiveSitting({ attempts: 12 })
    await putInProgress(sitting, sitting.attempts.map(({ id }) => id))
    await sitting.startClock(instant(OPENS_AT + 60_000))
    one = await sitting.addNode(await link())
    two = await sitting.addNode(await link())
    await one.services.clock.measure()
    await two.services.clock.measure()
    await eventually(() => Promise.resolve(one.services.live.nodes().others === 1 && two.services.live.nodes().others === 1))
  })
  afterAll(async () => {
    await sitting.close()
    for (const made of links) await made.close()
    await redis.stop()
  })

  test('who held the lease on one node hears it when another tab takes it over on the other', async () => {
    const attempt = nth(sitting.attempts, 0)
    const former = await openTab(one, attempt)
    const lost = new Promise<void>((resolve) => { former.socket.on('leaseLost', resolve) })
    const latter = await openTab(two, attempt)
    await lost
    expect(latter.state.epoch).toBe(former.state.epoch + 1)
    const [item] = sitting.items
    expect(await former.save(operation(item ?? nth(sitting.items, 0)))).toMatchObject([{ ok: false, refusal: 'STALE_EPOCH' }])
    expect(await latter.save(operation(nth(sitting.items, 0)))).toMatchObject([{ ok: true }])
    former.socket.close()
    latter.socket.close()
  })

  test('of one tab that comes back on the other node the older connection is ended', async () => {
    const tabId = randomUUID()
    const former = await openTab(one, nth(sitting.attempts, 1), tabId)
    const ended = new Promise<void>((resolve) => { former.socket.on('disconnect', () => { resolve() }) })
    const latter = await openTab(two, nth(sitting.attempts, 1), tabId)
    await ended
    expect(latter.state.epoch).toBe(former.state.epoch)
    latter.socket.close()
  })

  test('a tab that goes to and fro between two nodes saves on both, whatever they remember', async () => {
    const attempt = nth(sitting.attempts, 2)
    const tabId = randomUUID()
    for (let revision = 1; revision <= 10; revision += 1) {
      const tab = await openTab(revision % 2 === 0 ? one : two, attempt, tabId)
      const results = await tab.save(...sitting.items.map((item) => operation(item, { revision })))
      expect(results.map(({ ok }) => ok)).toEqual(sitting.items.map(() => true))
      tab.socket.close()
    }
    const rows = await sitting.app.db.selectFrom('answer').select('revision').where('attempt_id', '=', attempt.id).execute()
    expect(rows.map(({ revision }) => revision)).toEqual(sitting.items.map(() => 10))
    expect((await verifyAnswerChains(sitting.app.db)).broken).toEqual([])
  })

  test('a supervisor on one node sees who is connected to the other, and how far they are', async () => {
    const attempt = nth(sitting.attempts, 4)
    const supervisor = await connect(one, '/sede', sitting.staff.supervisorA.cookie)
    const place = { turnoId: sitting.turnoId, sedeCode: attempt.sedeCode }
    const seen = new Map<string, AttemptPresence>()
    supervisor.on('presence', (changed: AttemptPresence[]) => {
      for (const entry of changed) seen.set(entry.attemptId, entry)
    })
    const reply = await supervisor.emitWithAck('watch', place) as WatchReply
    expect(reply).toMatchObject({ ok: true })
    const tab = await openTab(two, attempt)
    await tab.save(operation(nth(sitting.items, 0)))
    await eventually(() => Promise.resolve(seen.get(attempt.id)?.connected === true && seen.get(attempt.id)?.answeredCount === 1))
    expect(one.services.live.presence(place.turnoId, place.sedeCode))
      .toContainEqual(expect.objectContaining({ attemptId: attempt.id, connected: true, answeredCount: 1 }))
    tab.socket.close()
    await eventually(() => Promise.resolve(seen.get(attempt.id)?.connected === false))
    supervisor.close()
  })

  test('an act on one node reaches the candidate on the other, whose node reads the attempt anew', async () => {
    const tab = await openTab(two, nth(sitting.attempts, 5))
    await tab.save(operation(nth(sitting.items, 0)))
    const told = new Promise((resolve) => { tab.socket.on('opens', resolve) })
    one.services.live.publishAttemptChanged(nth(sitting.attempts, 5).id)
    expect(await told).toEqual({ now: expect.any(Number) as number })
    tab.socket.close()
  })

  test('the moved clock is told on every node', async () => {
    const tab = await openTab(two, nth(sitting.attempts, 6))
    const told = new Promise((resolve) => { tab.socket.on('times', resolve) })
    one.services.live.clockMoved()
    expect(await told).toMatchObject({ timesVersion: tab.state.timesVersion })
    tab.socket.close()
  })

  test('tries to sign in are counted together, and on each node alone while Redis is away', async () => {
    const [ours, theirs] = [nth(links, 0), nth(links, 1)].map(({ client }) => createRateLimits(client))
    for (let n = 0; n < 5; n += 1) {
      expect((await ours?.admitSignIn('shared', '10.0.0.1'))?.ok).toBe(true)
      expect((await theirs?.admitSignIn('shared', '10.0.0.1'))?.ok).toBe(true)
    }
    expect((await ours?.admitSignIn('shared', '10.0.0.1'))?.ok).toBe(false)
    expect((await theirs?.admitSignIn('shared', '10.0.0.1'))?.ok).toBe(false)
    await redis.kill()
    for (let n = 0; n < 10; n += 1) expect((await ours?.admitSignIn('other', '10.0.0.1'))?.ok).toBe(true)
    expect((await ours?.admitSignIn('other', '10.0.0.1'))?.ok).toBe(false)
    await redis.restart()
    await eventually(() => Promise.resolve(one.services.live.nodes().linked && two.services.live.nodes().linked))
  })

  test('without Redis candidates attach, save and hear of acts on their own node; afterwards the nodes find each other', async () => {
    await redis.kill()
    await eventually(() => Promise.resolve(!one.services.live.nodes().linked && !two.services.live.nodes().linked))
    const attempt = nth(sitting.attempts, 7)
    const tab = await openTab(two, attempt)
    expect(await tab.save(operation(nth(sitting.items, 0)))).toMatchObject([{ ok: true }])
    const told = new Promise((resolve) => { tab.socket.on('opens', resolve) })
    two.services.live.publishAttemptChanged(attempt.id)
    await told
    await redis.restart()
    const place = [sitting.turnoId, attempt.sedeCode] as const
    await eventually(() => Promise.resolve(one.services.live.presence(...place)
      .some(({ attemptId, connected }) => attemptId === attempt.id && connected)))
    const again = new Promise((resolve) => { tab.socket.on('opens', resolve) })
    one.services.live.publishAttemptChanged(attempt.id)
    await again
    tab.socket.close()
  })

  test('a Redis that stands still without closing its line makes no save wait', async () => {
    redis.signal('SIGSTOP')
    const attempt = nth(sitting.attempts, 8)
    const tab = await openTab(two, attempt)
    expect(await tab.save(operation(nth(sitting.items, 0)))).toMatchObject([{ ok: true }])
    const told = new Promise((resolve) => { tab.socket.on('opens', resolve) })
    two.services.live.publishAttemptChanged(attempt.id)
    await told
    redis.signal('SIGCONT')
    tab.socket.close()
    await eventually(() => Promise.resolve(one.services.live.nodes().linked))
  })

  test('a node that dies without a word is forgotten with its connections', async () => {
    const dying = await link()
    const three = await sitting.addNode(dying)
    const attempt = nth(sitting.attempts, 9)
    const tab = await openTab(three, attempt)
    const isConnected = () => one.services.live.presence(sitting.turnoId, attempt.sedeCode)
      .some(({ attemptId, connected }) => attemptId === attempt.id && connected)
    await eventually(() => Promise.resolve(isConnected()))
    await dying.close()
    await eventually(() => Promise.resolve(!isConnected()))
    tab.socket.close()
  })

  test('the job that ends attempts, run by both nodes at once, ends each once', async () => {
    await sitting.startClock(instant(CLOSES_AT + 1000))
    const ended = await Promise.all([one, two, one, two].map(({ services }) => closeDueAttempts(services)))
    await pause(50)
    const closed = await sitting.app.db.selectFrom('attempt').select('id').where('state', '=', 'closed').execute()
    const events = await sitting.app.db.selectFrom('audit_event').select('subject_id')
      .where('action', '=', 'sitting.close').execute()
    expect(closed).toHaveLength(sitting.attempts.length)
    expect(events.map(({ subject_id: id }) => id).sort()).toEqual(closed.map(({ id }) => id).sort())
    expect(ended.reduce((sum, count) => sum + count)).toBe(closed.length)
  })
})

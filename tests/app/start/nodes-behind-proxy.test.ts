/** Two real servers behind a real HAProxy with a real Redis, as docs/deployment says. */
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { openDatabase } from '#db/client.ts'
import { findFreePort } from '#db/embedded/free-port.ts'
import { verifyAnswerChains } from '#db/verify-answer-chains.ts'
import { verifyAudit } from '#db/verify-audit.ts'
import { startLastingCandidate } from '#tests/setup/lasting-candidate.ts'
import { findProxy, startProxy, type RunningProxy } from '#tests/setup/start-proxy.ts'
import { findRedis, startRedis, type RunningRedis } from '#tests/setup/start-redis.ts'
import { prepareNodes, type NodeGround } from '#tests/setup/start-node.ts'
import { eventually, findLost, seatTurno, type Acked } from '#tests/setup/seated-turno.ts'
import { killDatabase, runServer, type RunningServer } from '#tests/setup/start-server.ts'
import { keepSecret } from '#db/embedded/secrets.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 })
const [redisProgram, proxyProgram] = [findRedis(), findProxy()]
const TOKEN = 'a-token-of-the-tests'
const ENV = { TRUSTED_PROXIES: 'loopback', DRAIN_SECONDS: '4', METRICS_TOKEN: TOKEN }

/** Addresses for the roles that the nodes made. */
function nodeUrls({ databaseUrl, root }: NodeGround) {
  const address = (user: string, secret: string) => {
    const url = new URL(databaseUrl)
    url.username = user
    url.password = keepSecret(root, secret)
    return url.href
  }
  return { ownerUrl: address('efiser_owner', 'external-owner'), appUrl: address('efiser_app', 'external-app') }
}

describe.skipIf(redisProgram === null || proxyProgram === null)('two nodes behind a proxy', () => {
  let redis: RunningRedis
  let ground: NodeGround
  let proxy: RunningProxy
  const nodes: RunningServer[] = []
  const node = (index: number) => {
    const found = nodes[index]
    if (found === undefined) throw new Error('no such node')
    return found
  }

  beforeAll(async () => {
    redis = await startRedis(redisProgram ?? '')
    ground = await prepareNodes(redis.url)
    const ports = [await findFreePort(), await findFreePort()] as const
    // At once, on an empty PostgreSQL: roles, database, migrations and demo are made by one of them.
    nodes.push(...await Promise.all(ports.map((port) => ground.startNode({ env: ENV, port }))))
    proxy = await startProxy(proxyProgram ?? '', ports)
  })
  afterAll(async () => {
    await proxy?.stop()
    await ground.stop()
    await redis.stop()
  })

  test('nodes that start at once make one demo, and hear each other', async () => {
    const database = openDatabase({ url: nodeUrls(ground).ownerUrl, max: 1 })
    expect(await database.db.selectFrom('convocatoria').select('id').execute()).toHaveLength(1)
    await database.close()
    for (const { url } of nodes) {
      await eventually(async () => {
        const health = await (await fetch(`${url}/healthz`)).json() as { nodes: unknown }
        expect(health.nodes).toEqual({ linked: true, others: 1 })
        return true
      })
    }
  })

  test('a node without Redis does not start beside nodes with it, and says so in one line', async () => {
    const { code, output } = await runServer({ root: ground.root, env: { DATABASE_URL: ground.databaseUrl } })
    expect(code).toBe(1)
    expect(output.trim()).toBe(
      'Otro servidor EFISER usa ya esta base de datos; sin Redis solo puede haber uno. No se cambió nada.')
  })

  test('the proxy keeps the secure headers, one node per browser, and its own word on where a request comes from', async () => {
    const page = await fetch(`${proxy.url}/acceso`)
    expect(page.status).toBe(200)
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'")
    const cookie = page.headers.getSetCookie().find((text) => text.startsWith('efiser-node='))?.split(';')[0]
    expect(cookie).toMatch(/^efiser-node=[ab]$/)
    const again = await fetch(`${proxy.url}/acceso`, { headers: { cookie: cookie ?? '' } })
    expect(again.headers.getSetCookie().filter((text) => text.startsWith('efiser-node='))).toEqual([])
    expect((await fetch(`${proxy.url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })).status).toBe(404)
  })

  test('metrics are for who has the token, and hold no personal data', async () => {
    const { url } = node(0)
    expect((await fetch(`${url}/metrics`)).status).toBe(404)
    expect((await fetch(`${url}/metrics`, { headers: { authorization: 'Bearer wrong' } })).status).toBe(404)
    const response = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })
    expect(response.status).toBe(200)
    const text = await response.text()
    for (const name of ['efiser_saves_total', 'efiser_sockets', 'efiser_quarantined', 'efiser_refusals_total',
      'efiser_event_loop_delay_seconds{quantile="0.99"}', 'efiser_database_connections{state="open"}',
      'efiser_clock_offset_seconds', 'efiser_save_ack_seconds_bucket', 'efiser_save_batch_operations_bucket',
      'efiser_nodes_linked 1']) expect(text).toContain(name)
  })

  test('a rolling restart during a turno, the kill of a node, of the proxy, of Redis and of PostgreSQL lose nothing acknowledged', async () => {
    const seats = await seatTurno(nodeUrls(ground), 20)
    const acked: Acked[] = []
    const candidates = seats.map((seat) => startLastingCandidate(proxy.url, seat, acked))
    /** Everybody has saved again since. */
    const untilAllSaved = async () => {
      const from = performance.now()
      await eventually(() => Promise.resolve(candidates.every((candidate) => candidate.lastAckAt() > from)))
    }
    await untilAllSaved()

    for (const index of [0, 1]) {
      const leaving = node(index)
      const connections = candidates.map((candidate) => candidate.connections())
      leaving.signal('SIGTERM')
      await eventually(async () => {
        const response = await fetch(`${leaving.url}/healthz`)
        return response.status === 503 && (await response.json() as { status: string }).status === 'draining'
      }, 3000)
      expect(await leaving.ended).toBe(0)
      await untilAllSaved()
      expect(candidates.some((candidate, place) => candidate.connections() > (connections[place] ?? 0))).toBe(true)
      nodes[index] = await ground.startNode({ env: ENV, port: leaving.port })
      await pause(1500)
    }

    const killed = node(0)
    await killed.kill()
    await untilAllSaved()
    nodes[0] = await ground.startNode({ env: ENV, port: killed.port })
    await proxy.restart()
    await untilAllSaved()
    await redis.kill()
    await untilAllSaved()
    await redis.restart()
    await killDatabase(ground.databaseRoot)
    // What was acknowledged before its end may arrive after it: nobody has saved again before it serves again.
    await eventually(async () => (await fetch(`${node(0).url}/healthz`)).status === 200)
    await untilAllSaved()

    await Promise.all(candidates.map((candidate) => candidate.stop()))
    const database = openDatabase({ url: nodeUrls(ground).ownerUrl, max: 2 })
    expect(await findLost(database, acked)).toEqual([])
    expect(acked.length).toBeGreaterThan(1000)
    expect((await verifyAnswerChains(database.db)).broken).toEqual([])
    expect(await verifyAudit(database.db)).toMatchObject({ whole: true })
    await database.close()
  })
})

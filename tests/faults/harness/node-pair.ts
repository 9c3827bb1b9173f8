/**
 * Two real servers over one PostgreSQL and one real Redis, behind the product's
 * HAProxy configuration: what the faults of several nodes are done to.
 */
import { findFreePort } from '#db/embedded/free-port.ts'
import { startServer, type RunningServer } from '#tests/setup/start-server.ts'
import { findProxy, startProxy, type RunningProxy } from '#tests/setup/start-proxy.ts'
import { findRedis, startRedis, type RunningRedis } from '#tests/setup/start-redis.ts'

export interface NodePair {
  origin: string
  redis: RunningRedis
  proxy: RunningProxy
  node(index: number): RunningServer
  /** At its own port again; returns when it is healthy. */
  startNode(index: number): Promise<void>
  stop(): Promise<void>
}

/** The sentence that says what is missing on this machine, or null. */
export function whyNoNodePair(): string | null {
  if (findRedis(true) === null) return 'there is no redis-server on this machine'
  return findProxy(true) === null ? 'there is no haproxy on this machine' : null
}

/** Both nodes keep their secrets in `root`. DRAIN_SECONDS as an operator sets it for a rolling restart. */
export async function startNodePair(databaseUrl: string, root: string): Promise<NodePair> {
  const redis = await startRedis(findRedis() ?? '')
  const ports = [await findFreePort(), await findFreePort()] as const
  const nodes: RunningServer[] = []
  const startNode = async (index: number) => {
    const port = ports[index] ?? 0
    nodes[index] = await startServer({ root, port, env: {
      DATABASE_URL: databaseUrl, REDIS_URL: redis.url, DRAIN_SECONDS: '4', TRUSTED_PROXIES: 'loopback',
    } })
  }
  await startNode(0)
  await startNode(1)
  const proxy = await startProxy(findProxy() ?? '', ports)
  return {
    origin: `http://127.0.0.1:${String(proxy.port)}`, redis, proxy, startNode,
    node(index) {
      const node = nodes[index]
      if (node === undefined) throw new Error(`there is no node ${String(index)}`)
      return node
    },
    async stop() {
      await proxy.stop()
      await Promise.all(nodes.map((node) => node.stop()))
      await redis.stop()
    },
  }
}

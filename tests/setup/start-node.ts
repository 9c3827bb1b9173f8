/**
 * Several real servers over one PostgreSQL and one Redis: the database embedded
 * in a data root of its own, which all nodes share for their secrets, as the
 * operator's nodes do.
 */
import { startEmbedded, type EmbeddedDatabase } from '#db/embedded/start-embedded.ts'
import { makeDataRoot, removeDataRoot, startServer, type RunningServer, type ServerOptions } from './start-server.ts'

export interface NodeGround {
  /** Where the embedded PostgreSQL lies: killDatabase and embeddedUrls take it. */
  databaseRoot: string
  /** For DATABASE_URL. */
  databaseUrl: string
  /** Starts one more node. */
  startNode(options?: Pick<ServerOptions, 'env' | 'port'>): Promise<RunningServer>
  /** Environment of a node, for those who start it themselves. */
  env: Record<string, string>
  /** Data root of the nodes. */
  root: string
  stop(): Promise<void>
}

/** Makes the ground; `redisUrl` null starts nodes without Redis, of which there can be one. */
export async function prepareNodes(redisUrl: string | null): Promise<NodeGround> {
  const databaseRoot = makeDataRoot()
  const root = makeDataRoot()
  const embedded: EmbeddedDatabase = await startEmbedded({ root: databaseRoot })
  const url = new URL(embedded.superuserUrl)
  url.pathname = '/efiser'
  const nodes: RunningServer[] = []
  const env = { DATABASE_URL: url.href, ...(redisUrl === null ? {} : { REDIS_URL: redisUrl }) }
  return {
    databaseRoot, databaseUrl: url.href, env, root,
    async startNode(options = {}) {
      const node = await startServer({ root, ...options, env: { ...env, ...options.env } })
      nodes.push(node)
      return node
    },
    async stop() {
      await Promise.all(nodes.map((node) => node.stop()))
      await embedded.stop()
      removeDataRoot(root)
      removeDataRoot(databaseRoot)
    },
  }
}

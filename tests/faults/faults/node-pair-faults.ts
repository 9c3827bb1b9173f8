/** The faults of two nodes behind a proxy: a node dies, Redis dies, the proxy is restarted, the nodes are renewed. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Fault } from '../harness/fault.ts'
import { startNodePair, whyNoNodePair, type NodePair } from '../harness/node-pair.ts'

const WITHOUT_MS = 4000

/** `inject` gets the pair; the single server of the harness is not started then. */
function pairFault(name: string, inject: (pair: NodePair) => Promise<void>): Fault {
  let pair: NodePair | null = null
  return {
    name, ownServers: true, whyNot: whyNoNodePair,
    async connect({ sitting, serverRoot }) {
      const started = await startNodePair(sitting.url, serverRoot)
      pair = started
      return { originOf: () => started.origin, close: () => started.stop() }
    },
    async inject() {
      if (pair === null) throw new Error('the nodes were not started')
      await inject(pair)
    },
  }
}

const nodeKilled = pairFault('one of two nodes killed', async (pair) => {
  await pair.node(0).kill()
  await pause(WITHOUT_MS)
  await pair.startNode(0)
})

const redisKilled = pairFault('Redis killed', async ({ redis }) => {
  await redis.kill()
  await pause(WITHOUT_MS)
  await redis.restart()
})

const proxyRestarted = pairFault('proxy restarted', ({ proxy }) => proxy.restart())

const rollingRestart = pairFault('rolling restart', async (pair) => {
  for (const index of [0, 1]) {
    pair.node(index).signal('SIGTERM')
    await pair.node(index).ended
    await pair.startNode(index)
  }
})

export const NODE_PAIR_FAULTS: readonly Fault[] = [nodeKilled, redisKilled, proxyRestarted, rollingRestart]

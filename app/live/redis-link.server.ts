/**
 * The line between the nodes: one Redis, found by REDIS_URL. Saves, hand-in and
 * everything else that counts go without it; what it carries are hints. So it
 * never makes anybody wait: while Redis is away, messages are dropped at once,
 * readers wait for its return, and the node says in /healthz that it is alone.
 */
import { createAdapter } from '@socket.io/redis-streams-adapter'
import type { Logger } from 'pino'
import { createClient } from 'redis'

const STREAM = 'efiser:live'
/** Some minutes of a whole turno's hints. */
const STREAM_LENGTH = 10_000
const FIRST_CONTACT_WITHIN_MS = 3000
const PING_EVERY_MS = 500
/** A Redis that stands still, or a peer that vanished, does not close the line: it is cut and dialled anew. */
const SILENT_FOR_MS = 2000
/** Readers block for five seconds at a time. */
const READERS_SILENT_FOR_MS = 12_000
const RECONNECT_WITHIN_MS = 1000

type Client = ReturnType<typeof makeClient>

export interface RedisLink {
  /** For socket.io: rooms reach over all nodes. */
  adapter: ReturnType<typeof createAdapter>
  /** For counters kept in Redis. */
  client: Client
  /** Whether Redis answers now. */
  ready(): boolean
  /** Tells all nodes, this one too; lost when Redis is away. */
  publish(channel: string, text: string): void
  /** `heard` gets what any node published while the line stood. */
  subscribe(channel: string, heard: (text: string) => void): void
  /** Called each time the line stands (again). */
  onReady(listener: () => void): void
  close(): Promise<void>
}

function makeClient(url: string) {
  return createClient({
    url,
    disableOfflineQueue: true,
    socket: { reconnectStrategy: jitteredPause, connectTimeout: 2000 },
  })
}

/** A reader queues its commands until Redis is back: one that failed at once would ask again at once, for ever. */
function makeReader(client: Client): Client {
  return client.duplicate({
    disableOfflineQueue: false,
    socket: { reconnectStrategy: jitteredPause, connectTimeout: 2000, socketTimeout: READERS_SILENT_FOR_MS },
  })
}

function jitteredPause(retries: number): number {
  return Math.min(50 * 2 ** Math.min(retries, 5), RECONNECT_WITHIN_MS) * (0.5 + Math.random() / 2)
}

/** Cuts a line on which no ping is answered, and dials again; returns how to stop. */
function watchOver(client: Client): () => void {
  let heardAt = performance.now()
  const timer = setInterval(() => {
    client.ping().then(() => { heardAt = performance.now() }, () => undefined)
    // One that does not stand is being dialled already.
    if (!client.isReady) heardAt = performance.now()
    if (performance.now() - heardAt < SILENT_FOR_MS) return
    heardAt = performance.now()
    client.destroy()
    client.connect().catch(() => undefined)
  }, PING_EVERY_MS)
  timer.unref()
  return () => { clearInterval(timer) }
}

/** Connects, and goes on trying for ever; returns after three seconds at most, Redis or not. */
export async function linkRedis(url: string, log: Logger): Promise<RedisLink> {
  const client = makeClient(url)
  const subscriber = makeReader(client)
  const listeners: (() => void)[] = []
  let away = false
  client.on('error', (error: unknown) => {
    if (!away) log.error({ err: error }, 'Redis is away: nodes do not hear each other')
    away = true
  })
  client.on('ready', () => {
    if (away) log.warn('Redis is back')
    away = false
    for (const listener of listeners) listener()
  })
  // Its errors are those of the client above, told once.
  subscriber.on('error', () => undefined)
  const connecting = Promise.all([client.connect(), subscriber.connect()]).catch(() => undefined)
  let timer: NodeJS.Timeout | undefined
  await Promise.race([connecting, new Promise<void>((resolve) => {
    timer = setTimeout(resolve, FIRST_CONTACT_WITHIN_MS)
  })])
  clearTimeout(timer)
  if (!client.isReady) log.error('Redis does not answer: this node starts alone and joins the others when it does')

  const stopWatching = watchOver(client)
  const forAdapter = Object.create(client, { duplicate: { value: () => makeReader(client) } }) as Client
  return {
    client,
    adapter: createAdapter(forAdapter, { streamName: STREAM, maxLen: STREAM_LENGTH }),
    ready: () => client.isReady,
    publish(channel, text) {
      client.publish(channel, text).catch(() => undefined)
    },
    subscribe(channel, heard) {
      subscriber.subscribe(channel, heard).catch((error: unknown) => {
        log.error({ err: error }, 'a channel of Redis could not be listened to')
      })
    },
    onReady: (listener) => { listeners.push(listener) },
    close() {
      stopWatching()
      client.destroy()
      subscriber.destroy()
      return Promise.resolve()
    },
  }
}

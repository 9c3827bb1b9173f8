/**
 * What one node tells the others. Each message is a hint whose loss does no harm:
 * a cursor that was not forgotten is refused by the database, a holder that was
 * not told has its next save refused, presence is told again.
 */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { parseJson } from '#app/http/json-body.server.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import type { RedisLink } from './redis-link.server.ts'

const CHANNEL = 'efiser:nodes'

const time = z.number().transform((ms) => instant(ms))

const presenceEntry = z.strictObject({
  attemptId: z.string(), room: z.string(), connected: z.boolean(), since: time, lastSavedAt: time.nullable(),
  answeredCount: z.number(), unsent: z.number().nullable(),
})

const message = z.discriminatedUnion('kind', [
  /** Somebody decided on an attempt: what is remembered of it is old. */
  z.strictObject({ kind: z.literal('changed'), attemptId: z.string(), state: z.string(), opensAt: time }),
  z.strictObject({ kind: z.literal('clockMoved') }),
  /** What a session may do was changed: its sockets are judged anew. Named by the SHA-256 of its token. */
  z.strictObject({ kind: z.literal('sessionChanged'), session: z.string() }),
  /** A tab was granted the lease; `taken` from somebody else. `at` orders two claims of one tab. */
  z.strictObject({ kind: z.literal('claimed'), attemptId: z.string(), taken: z.boolean(), at: time }),
  z.strictObject({ kind: z.literal('presence'), entries: z.array(presenceEntry) }),
  /** `asks`: who has just come wants to hear of everybody. */
  z.strictObject({ kind: z.literal('alive'), asks: z.boolean() }),
  z.strictObject({ kind: z.literal('leaving') }),
])

const envelope = z.strictObject({ node: z.uuid(), message })

export type NodeMessage = z.output<typeof message>
export type RemoteEntry = z.output<typeof presenceEntry>

export interface NodeBus {
  tell(message: NodeMessage): void
  /** Hears the other nodes, never oneself. */
  hear(listener: (node: string, message: NodeMessage) => void): void
  /** False while the other nodes cannot be heard. */
  linked(): boolean
  onLinked(listener: () => void): void
}

/** A bus over Redis; without it one that reaches nobody. */
export function createNodeBus(link: RedisLink | null): NodeBus {
  if (link === null) {
    return { tell: () => undefined, hear: () => undefined, linked: () => true, onLinked: () => undefined }
  }
  const node = randomUUID()
  return {
    tell: (told) => { link.publish(CHANNEL, JSON.stringify({ node, message: told })) },
    hear: (listener) => {
      link.subscribe(CHANNEL, (text) => {
        const parsed = envelope.safeParse(parseJson(text))
        // Another version of the product may speak here during a rolling restart.
        if (parsed.success && parsed.data.node !== node) listener(parsed.data.node, parsed.data.message)
      })
    },
    linked: link.ready,
    onLinked: link.onReady,
  }
}

/**
 * How every event of every namespace is taken: within the socket's rate, parsed
 * by its schema, answered with a value whatever happens. Nothing that a client
 * sends throws into the event loop.
 */
import type { Logger } from 'pino'
import type { z } from 'zod'
import type { PayloadRefusal, Refusal } from './protocol.ts'
import type { RateBucket } from './rate-bucket.ts'

export interface ListenParts {
  bucket: RateBucket
  log: Logger
  /** Counts a refusal. */
  count: (refusal: string) => void
}

type Answer<T> = (answer: T | Refusal<PayloadRefusal>) => void

/** A listener for socket.io: `handle` gets what the schema made of the payload, and answers once. */
export function parsedListener<S extends z.ZodType, T>(
  { bucket, log, count }: ListenParts, schema: S,
  handle: (request: z.output<S>, answer: Answer<T>) => void | Promise<void>,
): (payload: unknown, answer: unknown) => void {
  return (payload, answer) => {
    if (typeof answer !== 'function') {
      count('PAYLOAD_INVALID')
      return
    }
    const reply = answer as Answer<T>
    const refuse = (refusal: PayloadRefusal) => {
      count(refusal)
      reply({ ok: false, refusal })
    }
    if (!bucket.take()) {
      refuse('RATE_LIMITED')
      return
    }
    const parsed = schema.safeParse(payload)
    if (!parsed.success) {
      refuse('PAYLOAD_INVALID')
      return
    }
    const handled = handle(parsed.data, reply)
    if (handled === undefined) return
    handled.catch((error: unknown) => {
      log.error({ err: error }, 'a socket event failed')
      refuse('BUSY_RETRY')
    })
  }
}

interface AnySocket {
  onAny(listener: (event: string, ...payload: unknown[]) => void): unknown
}

/** Events that no schema knows: counted, and answered if an answer is wanted. */
export function refuseUnknownEvents(socket: AnySocket, known: readonly string[], { bucket, count }: ListenParts): void {
  const names = new Set(known)
  socket.onAny((event, ...payload) => {
    if (names.has(event)) return
    count('PAYLOAD_INVALID')
    const answer = payload.at(-1)
    if (typeof answer !== 'function' || !bucket.take()) return
    const reply = answer as Answer<never>
    reply({ ok: false, refusal: 'PAYLOAD_INVALID' })
  })
}

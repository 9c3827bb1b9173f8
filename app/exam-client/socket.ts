/** The exam page's connection: the one client module that knows socket.io. */
import { io, type Socket } from 'socket.io-client'
import { CHECK_NAMESPACE, type CheckClientEvents, type CheckServerEvents } from '#app/live/check-protocol.ts'
import { EXAM_NAMESPACE, type ExamClientEvents, type ExamServerEvents } from '#app/live/protocol.ts'

export type ExamSocket = Socket<ExamServerEvents, ExamClientEvents>

interface SocketOptions {
  /** Origin of the server; the page's own when absent. */
  origin?: string
  /** For clients that are not browsers. */
  headers?: Record<string, string>
  /** A namespace that speaks as the exam's does; the exam's own when absent. */
  namespace?: string
  /** Told at the handshake. */
  auth?: Record<string, string>
}

/** A socket that connects when told to, and again by itself with growing, jittered pauses. */
export function createExamSocket(
  { origin = '', headers, namespace = EXAM_NAMESPACE, auth }: SocketOptions = {},
): ExamSocket {
  return io(`${origin}${namespace}`, {
    autoConnect: false,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5000,
    randomizationFactor: 0.5,
    ...(auth === undefined ? {} : { auth }),
    ...(headers === undefined ? {} : { extraHeaders: headers }),
  })
}

export type CheckSocket = Socket<CheckServerEvents, CheckClientEvents>

/** A connection of its own for the system check: once, by the exam's transports, and not again by itself. */
export function createCheckSocket(): CheckSocket {
  return io(CHECK_NAMESPACE, {
    forceNew: true, reconnection: false, transports: ['websocket', 'polling'], tryAllTransports: true, timeout: 15_000,
  })
}

/** How it came through. */
export function transportOf({ io: manager }: CheckSocket): 'websocket' | 'polling' | null {
  const name = (manager.engine as { transport?: { name: string } } | undefined)?.transport?.name
  return name === 'websocket' || name === 'polling' ? name : null
}

/** The exam page's connection: the one client module that knows socket.io. */
import { io, type Socket } from 'socket.io-client'
import { EXAM_NAMESPACE, type ExamClientEvents, type ExamServerEvents } from '#app/live/protocol.ts'

export type ExamSocket = Socket<ExamServerEvents, ExamClientEvents>

interface SocketOptions {
  /** Origin of the server; the page's own when absent. */
  origin?: string
  /** For clients that are not browsers. */
  headers?: Record<string, string>
}

/** A socket that connects when told to, and again by itself with growing, jittered pauses. */
export function createExamSocket({ origin = '', headers }: SocketOptions = {}): ExamSocket {
  return io(`${origin}${EXAM_NAMESPACE}`, {
    autoConnect: false,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5000,
    randomizationFactor: 0.5,
    ...(headers === undefined ? {} : { extraHeaders: headers }),
  })
}

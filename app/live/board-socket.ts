/**
 * The supervisor's line in the browser: watches one turno at one sede and comes
 * back by itself. It hints; what the board shows is read over HTTP.
 */
import { io, type Socket } from 'socket.io-client'
import {
  SEDE_NAMESPACE,
  type AttemptPresence,
  type SedeClientEvents,
  type SedeServerEvents,
  type WatchRequest,
} from './protocol.ts'

const ASK_AGAIN_AFTER_MS = 5000

export interface BoardListener {
  /** The line stands; everything about who is connected, from now on kept up to date by onPresence. */
  onLive: (presence: readonly AttemptPresence[]) => void
  /** Only those that changed. */
  onPresence: (changed: readonly AttemptPresence[]) => void
  /** Some attempt of the room has another state now. */
  onAttemptChanged: () => void
  onLost: () => void
}

/** Watches until the returned function is called. */
export function watchBoard(place: WatchRequest, listener: BoardListener): () => void {
  const socket: Socket<SedeServerEvents, SedeClientEvents> = io(SEDE_NAMESPACE, {
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5000,
  })
  let timer = 0
  const askAgain = () => {
    window.clearTimeout(timer)
    timer = window.setTimeout(() => {
      socket.connect()
    }, ASK_AGAIN_AFTER_MS)
  }
  socket.on('connect', () => {
    socket.emit('watch', place, (reply) => {
      if (reply.ok) listener.onLive(reply.presence)
    })
  })
  socket.on('presence', listener.onPresence)
  socket.on('attemptChanged', listener.onAttemptChanged)
  socket.on('announced', listener.onAttemptChanged)
  socket.on('disconnect', () => {
    listener.onLost()
    if (!socket.active) askAgain()
  })
  // Refused by the server, not unreachable: socket.io itself would not try again.
  socket.on('connect_error', () => {
    if (!socket.active) askAgain()
  })
  return () => {
    window.clearTimeout(timer)
    socket.close()
  }
}

/** The connection's own events: it came, it went, it was refused. What is not refused for good is tried again. */
import type { ExamSocket } from './socket.ts'

/** Asked again, the server would say the same. */
const FOR_GOOD = ['NO_SESSION', 'ROLE_MISSING', 'ATTEMPT_UNKNOWN', 'SEB_REQUIRED', 'SEB_WRONG']

interface ConnectionParts {
  /** After a pause, unless the page was closed. */
  soon: (work: () => void) => void
  /** False for a page that the server sent away for another. */
  comesBack: () => boolean
  onOpen: () => void
  onLost: () => void
  onRefused: (refusal: string) => void
}

export function watchConnection(socket: ExamSocket, parts: ConnectionParts): void {
  const again = () => { parts.soon(() => socket.connect()) }
  socket.on('connect', parts.onOpen)
  socket.on('disconnect', (reason) => {
    parts.onLost()
    if (reason === 'io server disconnect' && parts.comesBack()) again()
  })
  socket.on('connect_error', ({ message }) => {
    if (FOR_GOOD.includes(message)) parts.onRefused(message)
    // A refused handshake of the namespace is not tried again by itself.
    else if (!socket.active) again()
  })
}

/**
 * The sockets of this node that hold the leases of their attempts, so that a
 * holder hears at once that another tab, here or on another node, writes now.
 * Only a courtesy: what a former holder still sends is stale in the database.
 */
import type { Instant } from '#exam-engine/kernel/time.ts'

interface HolderSocket {
  emit(event: 'leaseLost'): unknown
  disconnect(close: boolean): unknown
}

/** `taken`: somebody else held it before; otherwise one tab has come back on a new connection. */
interface Claim {
  taken: boolean
  at: Instant
}

export interface Holders {
  claimed(attemptId: string, socket: HolderSocket, claim: Claim): void
  claimedElsewhere(claim: Claim & { attemptId: string }): void
  gone(attemptId: string, socket: HolderSocket): void
}

export function createHolders(): Holders {
  const holders = new Map<string, { socket: HolderSocket; at: Instant }>()

  const dismiss = (socket: HolderSocket, taken: boolean) => {
    socket.emit('leaseLost')
    // Of two connections of one tab the newer one is alive. Another tab stays, to show, and its saves are stale.
    if (!taken) socket.disconnect(true)
  }

  return {
    claimed(attemptId, socket, { taken, at }) {
      const former = holders.get(attemptId)
      holders.set(attemptId, { socket, at })
      if (former !== undefined && former.socket !== socket) dismiss(former.socket, taken)
    },
    claimedElsewhere({ attemptId, taken, at }) {
      const former = holders.get(attemptId)
      // Word of an older claim may come after a newer one was made here.
      if (former === undefined || former.at > at) return
      holders.delete(attemptId)
      dismiss(former.socket, taken)
    },
    gone(attemptId, socket) {
      if (holders.get(attemptId)?.socket === socket) holders.delete(attemptId)
    },
  }
}

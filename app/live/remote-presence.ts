/**
 * Who is connected to the other nodes, as those tell. A node that is not heard
 * of any more is gone, and its connections with it; while this node itself hears
 * nobody it knows nothing, and keeps what it knew.
 */
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { AttemptPresence } from './protocol.ts'

export const ALIVE_EVERY_MS = 2000
export const GONE_AFTER_MS = 8000

export interface SharedEntry extends AttemptPresence {
  room: string
}

export interface RemotePresence {
  /** True when that node was not known before: it should be asked for everything. */
  alive(node: string): boolean
  heard(node: string, entries: readonly SharedEntry[]): void
  left(node: string): void
  /** Forgets the silent nodes. */
  expire(): void
  /** What the other nodes say of an attempt. */
  of(attemptId: string): readonly SharedEntry[]
  /** Attempts of a room that other nodes have seen. */
  inRoom(room: string): Iterable<string>
  nodes(): number
}

/** `changed` gets each attempt of which another node said something new; `now` in monotonic milliseconds. */
export function createRemotePresence(
  readTime: () => Instant, changed: (attemptId: string, room: string) => void,
  now: () => number = () => performance.now(),
): RemotePresence {
  const heardAt = new Map<string, number>()
  const said = new Map<string, Map<string, SharedEntry>>()
  const rooms = new Map<string, Set<string>>()

  const set = (node: string, entry: SharedEntry) => {
    const ofAttempt = said.get(entry.attemptId) ?? new Map<string, SharedEntry>()
    said.set(entry.attemptId, ofAttempt.set(node, entry))
    rooms.set(entry.room, (rooms.get(entry.room) ?? new Set()).add(entry.attemptId))
    changed(entry.attemptId, entry.room)
  }

  const left = (node: string) => {
    heardAt.delete(node)
    for (const ofAttempt of said.values()) {
      const entry = ofAttempt.get(node)
      // What it said of saves stays true.
      if (entry?.connected === true) set(node, { ...entry, connected: false, since: readTime() })
    }
  }

  return {
    alive(node) {
      const isNew = !heardAt.has(node)
      heardAt.set(node, now())
      return isNew
    },
    heard(node, entries) {
      for (const entry of entries) set(node, entry)
    },
    left,
    expire() {
      for (const [node, at] of heardAt) if (now() - at > GONE_AFTER_MS) left(node)
    },
    of: (attemptId) => [...said.get(attemptId)?.values() ?? []],
    inRoom: (room) => rooms.get(room) ?? [],
    nodes: () => heardAt.size,
  }
}

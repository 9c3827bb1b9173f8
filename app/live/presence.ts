/**
 * Who is connected and how far they are, in this process's memory: a hint for the
 * supervisor's eye. Changes of a room are told together, at most once per second.
 */
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { AttemptPresence } from './protocol.ts'

const TELL_EVERY_MS = 1000

export interface Place {
  turnoId: string
  sedeCode: string
}

export interface Presence {
  connected(attemptId: string, place: Place): void
  disconnected(attemptId: string): void
  saved(attemptId: string, at: Instant, answeredCount: number): void
  /** The machine's word on what it has not sent. */
  reported(attemptId: string, unsent: number): void
  unsentOf(attemptId: string): number | null
  list(turnoId: string, sedeCode: string): AttemptPresence[]
  stop(): void
}

/** The room of one turno at one sede. */
export function roomOf({ turnoId, sedeCode }: Place): string {
  return `${turnoId} ${sedeCode}`
}

/** The room of the sockets of one session: they end with it. */
export function sessionRoom(sessionSha256: Buffer): string {
  return `session ${sessionSha256.toString('hex')}`
}

interface Entry extends AttemptPresence {
  room: string
  connections: number
}

/** `tell` gets the changed entries of a room. */
export function createPresence(
  readTime: () => Instant, tell: (room: string, changed: AttemptPresence[]) => void,
): Presence {
  const entries = new Map<string, Entry>()
  const rooms = new Map<string, Set<Entry>>()
  const changed = new Set<Entry>()

  const timer = setInterval(() => {
    for (const [room, members] of Map.groupBy(changed, (entry) => entry.room)) tell(room, members.map(view))
    changed.clear()
  }, TELL_EVERY_MS)
  timer.unref()

  const setConnections = (entry: Entry, connections: number) => {
    const connected = connections > 0
    if (connected !== entry.connected) entry.since = readTime()
    entry.connections = connections
    entry.connected = connected
    changed.add(entry)
  }

  return {
    connected(attemptId, place) {
      let entry = entries.get(attemptId)
      if (entry === undefined) {
        entry = {
          attemptId, connected: false, since: readTime(), lastSavedAt: null, answeredCount: 0, unsent: null,
          room: roomOf(place), connections: 0,
        }
        entries.set(attemptId, entry)
        rooms.set(entry.room, (rooms.get(entry.room) ?? new Set()).add(entry))
      }
      setConnections(entry, entry.connections + 1)
    },
    disconnected(attemptId) {
      const entry = entries.get(attemptId)
      if (entry === undefined) return
      setConnections(entry, entry.connections - 1)
    },
    saved(attemptId, at, answeredCount) {
      const entry = entries.get(attemptId)
      if (entry === undefined) return
      entry.lastSavedAt = at
      entry.answeredCount = answeredCount
      changed.add(entry)
    },
    reported(attemptId, unsent) {
      const entry = entries.get(attemptId)
      if (entry === undefined || entry.unsent === unsent) return
      entry.unsent = unsent
      changed.add(entry)
    },
    unsentOf: (attemptId) => entries.get(attemptId)?.unsent ?? null,
    list: (turnoId, sedeCode) => [...(rooms.get(roomOf({ turnoId, sedeCode })) ?? [])].map(view),
    stop() {
      clearInterval(timer)
    },
  }
}

function view({ attemptId, connected, since, lastSavedAt, answeredCount, unsent }: Entry): AttemptPresence {
  return { attemptId, connected, since, lastSavedAt, answeredCount, unsent }
}

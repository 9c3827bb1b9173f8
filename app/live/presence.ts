/**
 * Who is connected and how far they are, in this process's memory: a hint for the
 * supervisor's eye. Changes of a room are told together, at most once per second.
 */
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { AttemptPresence } from './protocol.ts'

const TELL_EVERY_MS = 1000
/** Saves per second are a mean over so many seconds. */
const RATE_OVER_SECONDS = 10

export interface Place {
  turnoId: string
  sedeCode: string
}

export interface Presence {
  connected(attemptId: string, place: Place): void
  disconnected(attemptId: string): void
  saved(attemptId: string, at: Instant, answeredCount: number): void
  list(turnoId: string, sedeCode: string): AttemptPresence[]
  /** Saves per second of a room, of late: one per candidate and batch. */
  saveRate(turnoId: string, sedeCode: string): number
  stop(): void
}

/** The room of one turno at one sede. */
export function roomOf({ turnoId, sedeCode }: Place): string {
  return `${turnoId} ${sedeCode}`
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
  /** Of each room: saves of the second that runs, and of the last ones. */
  const saves = new Map<string, number[]>()

  const timer = setInterval(() => {
    for (const [room, members] of Map.groupBy(changed, (entry) => entry.room)) tell(room, members.map(view))
    changed.clear()
    for (const [room, [...seconds]] of saves) {
      seconds.unshift(0)
      if (seconds.some((count) => count > 0)) saves.set(room, seconds.slice(0, RATE_OVER_SECONDS + 1))
      else saves.delete(room)
    }
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
          attemptId, connected: false, since: readTime(), lastSavedAt: null, answeredCount: 0, room: roomOf(place),
          connections: 0,
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
      const counts = saves.get(entry.room)
      if (counts === undefined) saves.set(entry.room, [1])
      else counts[0] = (counts[0] ?? 0) + 1
    },
    list: (turnoId, sedeCode) => [...(rooms.get(roomOf({ turnoId, sedeCode })) ?? [])].map(view),
    saveRate(turnoId, sedeCode) {
      const [, ...whole] = saves.get(roomOf({ turnoId, sedeCode })) ?? []
      return whole.reduce((sum, count) => sum + count, 0) / RATE_OVER_SECONDS
    },
    stop() {
      clearInterval(timer)
    },
  }
}

function view({ attemptId, connected, since, lastSavedAt, answeredCount }: Entry): AttemptPresence {
  return { attemptId, connected, since, lastSavedAt, answeredCount }
}

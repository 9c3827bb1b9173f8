/**
 * Who is connected and how far they are, on this node and as the others tell, in
 * this process's memory: a hint for the supervisor's eye. Changes of a room are
 * told together, at most once per second.
 */
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { NodeBus } from './node-bus.server.ts'
import type { AttemptPresence } from './protocol.ts'
import { ALIVE_EVERY_MS, createRemotePresence, type SharedEntry } from './remote-presence.ts'

const TELL_EVERY_MS = 1000
const PER_MESSAGE = 500

export interface Place {
  turnoId: string
  sedeCode: string
}

export interface Presence {
  connected(attemptId: string, place: Place): void
  disconnected(attemptId: string): void
  saved(attemptId: string, at: Instant, answeredCount: number): void
  list(turnoId: string, sedeCode: string): AttemptPresence[]
  /** Other nodes that were heard of lately. */
  otherNodes(): number
  /** Takes leave of the other nodes. */
  stop(): void
}

/** The room of one turno at one sede. */
export function roomOf({ turnoId, sedeCode }: Place): string {
  return `${turnoId} ${sedeCode}`
}

interface Entry extends SharedEntry {
  connections: number
}

/** `tell` gets the changed entries of a room, for the supervisors of this node. */
export function createPresence(
  readTime: () => Instant, tell: (room: string, changed: AttemptPresence[]) => void, bus: NodeBus,
): Presence {
  const entries = new Map<string, Entry>()
  const rooms = new Map<string, Set<string>>()
  const changedHere = new Set<Entry>()
  const changed = new Map<string, string>()
  const remote = createRemotePresence(readTime, (attemptId, room) => { changed.set(attemptId, room) })

  const merged = (attemptId: string): AttemptPresence | null => {
    const own = entries.get(attemptId)
    const [first, ...others] = [...(own === undefined ? [] : [own]), ...remote.of(attemptId)]
    return first === undefined ? null : view(others.reduce(merge, first))
  }

  const share = (shared: readonly Entry[]) => {
    for (let from = 0; from < shared.length; from += PER_MESSAGE) {
      const part = shared.slice(from, from + PER_MESSAGE)
      bus.tell({ kind: 'presence', entries: part.map((entry) => ({ ...view(entry), room: entry.room })) })
    }
  }

  const timer = setInterval(() => {
    share([...changedHere])
    changedHere.clear()
    for (const [room, members] of Map.groupBy(changed, ([, ofRoom]) => ofRoom)) {
      tell(room, members.flatMap(([attemptId]) => merged(attemptId) ?? []))
    }
    changed.clear()
  }, TELL_EVERY_MS)
  timer.unref()
  const heartbeat = setInterval(() => {
    bus.tell({ kind: 'alive', asks: false })
    if (bus.linked()) remote.expire()
  }, ALIVE_EVERY_MS)
  heartbeat.unref()
  bus.hear((node, message) => {
    if (message.kind === 'leaving') {
      remote.left(node)
      return
    }
    const isNew = remote.alive(node)
    if (message.kind === 'presence') remote.heard(node, message.entries)
    if (isNew || (message.kind === 'alive' && message.asks)) share([...entries.values()])
  })
  // What was told while Redis was away is told again.
  bus.onLinked(() => {
    bus.tell({ kind: 'alive', asks: true })
    share([...entries.values()])
  })
  bus.tell({ kind: 'alive', asks: true })

  const note = (entry: Entry) => {
    changedHere.add(entry)
    changed.set(entry.attemptId, entry.room)
  }
  const setConnections = (entry: Entry, connections: number) => {
    const connected = connections > 0
    if (connected !== entry.connected) entry.since = readTime()
    entry.connections = connections
    entry.connected = connected
    note(entry)
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
        rooms.set(entry.room, (rooms.get(entry.room) ?? new Set()).add(attemptId))
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
      note(entry)
    },
    list(turnoId, sedeCode) {
      const room = roomOf({ turnoId, sedeCode })
      const seen = new Set([...rooms.get(room) ?? [], ...remote.inRoom(room)])
      return [...seen].flatMap((attemptId) => merged(attemptId) ?? [])
    },
    otherNodes: remote.nodes,
    stop() {
      clearInterval(timer)
      clearInterval(heartbeat)
      bus.tell({ kind: 'leaving' })
    },
  }
}

/** Connected if it is anywhere; the progress of whoever saw the latest save. */
function merge(left: SharedEntry, right: SharedEntry): SharedEntry {
  const line = left.connected === right.connected
    ? (left.since >= right.since ? left : right) : left.connected ? left : right
  const progress = (right.lastSavedAt ?? 0) > (left.lastSavedAt ?? 0) ? right : left
  return {
    ...left, connected: line.connected, since: line.since, lastSavedAt: progress.lastSavedAt,
    answeredCount: progress.answeredCount,
  }
}

function view({ attemptId, connected, since, lastSavedAt, answeredCount }: AttemptPresence): AttemptPresence {
  return { attemptId, connected, since, lastSavedAt, answeredCount }
}

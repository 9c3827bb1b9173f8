/**
 * Keeps the board true: by socket at once, by asking every 15 seconds where no
 * socket gets through, and saying since when where nothing does. What was last
 * read stays on the screen: a board must not vanish because the net does.
 */
import { useEffect, useMemo, useRef, useState } from 'react'
import { instant, type Instant } from '#exam-engine/kernel/time.ts'
import { useServerClock, type ServerClock } from '#app/components/time/server-clock.tsx'
import type { AttemptPresence } from '#app/live/protocol.ts'
import type { BoardSnapshot } from './board-snapshot.ts'

const ASK_EVERY_MS = 15_000
const ASK_EVERY_WHILE_DOWN_MS = 3000
/** At T0 a whole room changes at once: ask once. */
const ASK_AFTER_CHANGE_MS = 400

/** live: told at once. polling: asked every 15 seconds. down: `since` then nothing could be read. */
export type BoardLink =
  | { kind: 'live' }
  | { kind: 'polling' }
  | { kind: 'down'; since: Instant }
  | { kind: 'signedOut' }

/** `loaded` is what the page came with; `readFrom` answers with a newer one as JSON. */
export function useBoard(loaded: BoardSnapshot, readFrom: string): { board: BoardSnapshot; link: BoardLink } {
  const clock = useServerClock()
  const [latest, setLatest] = useState(loaded)
  const [lines, setLines] = useState<ReadonlyMap<string, AttemptPresence> | null>(null)
  const [failure, setFailure] = useState<{ kind: 'down'; since: Instant } | { kind: 'signedOut' } | null>(null)
  const round = useRef(0)

  useEffect(() => {
    round.current += 1
    setLatest(loaded)
  }, [loaded])

  const {
    turno: { id: turnoId },
    sede: { code: sedeCode },
  } = loaded
  useEffect(() => {
    let stopped = false
    let timer = 0
    let plannedAt = Infinity
    let asks = 0
    let shown = 0
    let stopWatching = () => {
      /* Nothing is watched yet. */
    }

    /** Returns when to ask next. */
    const ask = async (): Promise<number> => {
      const loads = round.current
      const number = (asks += 1)
      const answer = await readSnapshot(readFrom, clock)
      if (stopped) return ASK_EVERY_MS
      if (answer === 'signedOut') {
        setFailure({ kind: 'signedOut' })
        return ASK_EVERY_MS
      }
      if (answer === 'down') {
        setFailure((known) => (known?.kind === 'down' ? known : { kind: 'down', since: clock.read() }))
        return ASK_EVERY_WHILE_DOWN_MS
      }
      setFailure(null)
      // Answers may overtake each other; and a page that was loaded meanwhile is as true, or truer.
      if (number > shown && loads === round.current) setLatest(answer)
      shown = Math.max(shown, number)
      return ASK_EVERY_MS
    }
    /** Asks after `delay`, or before, if that is already planned; and then again and again. */
    const askIn = (delay: number) => {
      const at = performance.now() + delay
      if (stopped || at >= plannedAt) return
      window.clearTimeout(timer)
      plannedAt = at
      timer = window.setTimeout(() => {
        plannedAt = Infinity
        void ask().then(askIn)
      }, delay)
    }
    const onVisible = () => {
      if (document.visibilityState === 'visible') askIn(0)
    }

    import('#app/live/board-socket.ts').then(
      ({ watchBoard }) => {
        if (stopped) return
        stopWatching = watchBoard(
          { turnoId, sedeCode },
          {
            onLive: (presence) => {
              setLines(new Map(presence.map((entry) => [entry.attemptId, entry])))
              askIn(0)
            },
            onPresence: (changed) => {
              setLines(
                (known) => known && new Map([...known, ...changed.map((entry) => [entry.attemptId, entry] as const)])
              )
            },
            onAttemptChanged: () => {
              askIn(ASK_AFTER_CHANGE_MS)
            },
            onLost: () => {
              setLines(null)
              askIn(0)
            },
          }
        )
      },
      () => undefined
    )
    askIn(ASK_EVERY_MS)
    document.addEventListener('visibilitychange', onVisible)
    window.addEventListener('online', onVisible)
    return () => {
      stopped = true
      window.clearTimeout(timer)
      document.removeEventListener('visibilitychange', onVisible)
      window.removeEventListener('online', onVisible)
      stopWatching()
    }
  }, [clock, readFrom, turnoId, sedeCode])

  const board = useMemo(() => (lines === null ? latest : { ...latest, presence: [...lines.values()] }), [latest, lines])
  return { board, link: failure ?? (lines === null ? { kind: 'polling' } : { kind: 'live' }) }
}

/** Reads the snapshot, and sets the page's clock by it: a machine may have slept. */
async function readSnapshot(url: string, clock: ServerClock): Promise<BoardSnapshot | 'down' | 'signedOut'> {
  const sent = performance.now()
  const response = await fetch(url, { headers: { Accept: 'application/json' } }).catch(() => null)
  if (response === null || response.status >= 500) return 'down'
  if (response.redirected || !response.ok) return 'signedOut'
  const snapshot = (await response.json().catch(() => null)) as BoardSnapshot | null
  if (snapshot === null) return 'down'
  clock.set(instant(snapshot.now), (sent + performance.now()) / 2)
  return snapshot
}

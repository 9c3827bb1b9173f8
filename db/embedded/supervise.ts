/**
 * Starts the embedded PostgreSQL again when it dies under a living server, at the
 * same port, so that every pool finds it by itself. Bounded: a PostgreSQL that
 * keeps dying is left alone, and the server says so, until somebody looks.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { launchPostgres } from './launch.ts'
import type { Places } from './places.ts'
import type { Postmaster } from './postmaster.ts'
import { isAlive, markProcess, type ProcessMark } from './processes.ts'

const LOOK_EVERY_MS = 250
const RESTARTS = 5
const WITHIN_MS = 600_000
const PAUSE_AFTER_FAILURE_MS = 1000

/** For the log. `given up`: it was started too often, nothing further is tried. */
export interface Told {
  event: 'restarted' | 'not restarted' | 'given up'
  pid?: number
  err?: unknown
}

export interface Supervisor {
  /** Ends the watch, waiting for a start under way; the PostgreSQL that it watched last. */
  stop(): Promise<{ pid: number }>
}

/** Watches over `postmaster` until `stop`. */
export function supervisePostgres(
  places: Places, postmaster: Postmaster, tell: (told: Told) => void,
): Supervisor {
  const ending = new AbortController()
  const restartedAt: number[] = []
  let { pid } = postmaster

  const restart = async () => {
    const now = performance.now()
    const lately = restartedAt.filter((at) => now - at < WITHIN_MS)
    if (lately.length >= RESTARTS) {
      tell({ event: 'given up', pid })
      return false
    }
    restartedAt.push(now)
    try {
      const started = await launchPostgres(places, postmaster.port)
      pid = started.pid
      tell({ event: 'restarted', pid })
    } catch (err) {
      tell({ event: 'not restarted', err })
      await pause(PAUSE_AFTER_FAILURE_MS * lately.length, undefined, { signal: ending.signal, ref: false })
    }
    return true
  }

  const watch = async () => {
    let mark: ProcessMark | null = markProcess(pid)
    for (;;) {
      await pause(LOOK_EVERY_MS, undefined, { signal: ending.signal, ref: false })
      if (mark !== null && isAlive(mark)) continue
      if (!await restart()) return
      mark = markProcess(pid)
    }
  }
  const watching = watch().catch((error: unknown) => {
    if (!ending.signal.aborted) throw error
  })

  return {
    async stop() {
      ending.abort()
      await watching
      return { pid }
    },
  }
}

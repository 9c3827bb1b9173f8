/**
 * Keeps what the page was loaded with true, by plain requests of its own. What
 * was read last stays while nothing gets through: a loader that fails would put
 * an error page in the place of a running exam.
 */
import { useEffect, useState } from 'react'
import type { LiveSitting } from '#app/exam-room/live-sitting.ts'
import type { LoadedSitting } from './queries.server.ts'

/** While the line is down each page asks with its own pause: 300 rooms must not ask at once. */
const ASK_EVERY_MS = { least: 15_000, spread: 10_000 }

/** The line tells the state; reasons and texts beside it are asked for when it changed. */
export function useNewestSitting(
  first: LoadedSitting, { state, line }: Pick<LiveSitting, 'state' | 'line'>,
): LoadedSitting {
  const [loaded, setLoaded] = useState(first)
  const behind = state !== null && state !== loaded.state
  useEffect(() => {
    if (line === 'ready' && !behind) return
    let stopped = false
    const ask = async () => {
      const newest = await askServer()
      if (!stopped && newest !== null) setLoaded(newest)
    }
    if (behind) void ask()
    const timer = setInterval(() => { void ask() }, ASK_EVERY_MS.least + Math.random() * ASK_EVERY_MS.spread)
    return () => {
      stopped = true
      clearInterval(timer)
    }
  }, [line, behind, state])
  return loaded
}

/** Null where the server cannot be reached, fails, or asks to sign in again: the line says so itself. */
async function askServer(): Promise<LoadedSitting | null> {
  try {
    const response = await fetch('/examen/estado', { headers: { Accept: 'application/json' } })
    return response.ok && !response.redirected ? await response.json() as LoadedSitting | null : null
  } catch {
    return null
  }
}

/**
 * The server's time in the browser. It counts with performance.now(), which no
 * one can set, from the instant the document carried; a clock of the device that
 * is wrong by hours changes nothing. The exam's socket may set it finer.
 */
import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react'
import { instant, type Instant } from '#exam-engine/kernel/time.ts'

export interface ServerClock {
  /** Now, by the server. */
  read: () => Instant
  /** Sets the clock: the server showed `at` when performance.now() was `monotonic`. */
  set: (at: Instant, monotonic: number) => void
}

const ServerClockContext = createContext<ServerClock | null>(null)

/** Milliseconds of performance.now() at which this document's first byte arrived. */
function documentArrival(): number {
  const [navigation] = performance.getEntriesByType('navigation')
  return navigation instanceof PerformanceNavigationTiming ? navigation.responseStart : performance.now()
}

interface ServerClockProviderProps {
  /** What the root loader read; a new value sets the clock anew. */
  now: Instant
  children: ReactNode
}

export function ServerClockProvider({ now, children }: ServerClockProviderProps) {
  // Server and hydration show the loader's instant; then the clock runs.
  const base = useRef<{ at: Instant, monotonic: number } | null>(null)
  const loaded = useRef(now)
  const clock = useMemo<ServerClock>(() => ({
    read: () => base.current === null
      ? loaded.current
      : instant(Math.round(base.current.at + performance.now() - base.current.monotonic)),
    set: (at, monotonic) => { base.current = { at, monotonic } },
  }), [])
  useEffect(() => {
    clock.set(now, base.current === null ? documentArrival() : performance.now())
    loaded.current = now
  }, [clock, now])
  return <ServerClockContext.Provider value={clock}>{children}</ServerClockContext.Provider>
}

/** The server's clock; the document provides it on every page. */
export function useServerClock(): ServerClock {
  const clock = useContext(ServerClockContext)
  if (clock === null) throw new Error('useServerClock outside ServerClockProvider')
  return clock
}

/**
 * The server's time, rendered anew at each of its full seconds. The first render
 * shows the loader's instant, so that server and browser agree.
 */
export function useServerNow(): Instant {
  const clock = useServerClock()
  const [now, setNow] = useState(clock.read)
  useEffect(() => {
    let timer = 0
    const tick = () => {
      const current = clock.read()
      setNow(current)
      timer = window.setTimeout(tick, 1000 - (current % 1000))
    }
    // After every effect of this commit, the provider's among them.
    timer = window.setTimeout(tick, 0)
    return () => { window.clearTimeout(timer) }
  }, [clock])
  return now
}

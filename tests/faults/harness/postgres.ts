/**
 * A PostgreSQL that faults are done to: killed and frozen. The product's own
 * supervision starts it again. The server under test reaches it by DATABASE_URL,
 * and may be killed without it.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import { startEmbedded } from '#db/embedded/start-embedded.ts'
import { findDatabaseProcess, killDatabase, makeDataRoot, removeDataRoot } from '#tests/setup/start-server.ts'

const LOOK_EVERY_MS = 50
const RUNS_AGAIN_WITHIN_MS = 60_000

/** Roots of those that run, for when the program is broken off. */
const running = new Set<string>()
process.once('exit', () => {
  for (const root of running) {
    const postmaster = findDatabaseProcess(root)
    if (postmaster !== null) process.kill(postmaster.pid, 'SIGKILL')
  }
})

export interface FaultyPostgres {
  superuserUrl: string
  root: string
  /** SIGKILL to the postmaster, as by the kernel; its backends leave by themselves. */
  kill(): Promise<void>
  /** Until it takes connections again; throws when it does not come back by itself. */
  untilRunning(): Promise<void>
  /** SIGSTOP to all its processes: connections stay, nothing answers. */
  freeze(): void
  thaw(): void
  /** Ends it; removes its data where they were made here. */
  end(): Promise<void>
}

/** On a data root of its own, or on the given one (a small file system). */
export async function startPostgres(givenRoot?: string): Promise<FaultyPostgres> {
  const root = givenRoot ?? makeDataRoot()
  const embedded = await startEmbedded({ root })
  running.add(root)
  const signalAll = (signal: NodeJS.Signals) => {
    const postmaster = findDatabaseProcess(root)?.pid
    if (postmaster === undefined) return
    for (const pid of [postmaster, ...listChildren(postmaster)]) process.kill(pid, signal)
  }
  return {
    superuserUrl: embedded.superuserUrl, root,
    kill: () => killDatabase(root),
    async untilRunning() {
      const from = performance.now()
      while (findDatabaseProcess(root)?.ready !== true) {
        if (performance.now() - from > RUNS_AGAIN_WITHIN_MS) throw new Error('PostgreSQL does not come back')
        await pause(LOOK_EVERY_MS)
      }
    },
    freeze: () => { signalAll('SIGSTOP') },
    thaw: () => { signalAll('SIGCONT') },
    async end() {
      await embedded.stop()
      running.delete(root)
      if (givenRoot === undefined) removeDataRoot(root)
    },
  }
}

function listChildren(parent: number): number[] {
  return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number).filter((pid) => {
    try {
      const stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent
    } catch {
      return false
    }
  })
}

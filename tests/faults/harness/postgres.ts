/**
 * A PostgreSQL that faults are done to: killed, frozen, and started again as an
 * init system would, on the same data, port and settings. The server under test
 * reaches it by DATABASE_URL, so that it is nobody's child there.
 */
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { BARE_ENVIRONMENT } from '#db/embedded/account.ts'
import { placeData } from '#db/embedded/places.ts'
import { disarmStaleFile } from '#db/embedded/postmaster.ts'
import { isAlive, markProcess } from '#db/embedded/processes.ts'
import { startEmbedded } from '#db/embedded/start-embedded.ts'
import { findDatabaseProcess, killDatabase, makeDataRoot, removeDataRoot } from '#tests/setup/start-server.ts'

const TRY_AGAIN_MS = 200

export interface FaultyPostgres {
  superuserUrl: string
  root: string
  /** SIGKILL to the postmaster, as by the kernel; its backends leave by themselves. */
  kill(): Promise<void>
  /** Starts it again where it was, if it does not run; returns when it takes connections. */
  start(): Promise<void>
  /** SIGSTOP to all its processes: connections stay, nothing answers. */
  freeze(): void
  thaw(): void
  isRunning(): boolean
  /** Ends it; removes its data where they were made here. */
  end(): Promise<void>
}

/** On a data root of its own, or on the given one (a small file system). */
export async function startPostgres(givenRoot?: string): Promise<FaultyPostgres> {
  const root = givenRoot ?? makeDataRoot()
  const embedded = await startEmbedded({ root })
  const { account, dataDirectory } = placeData(root)
  const command = readArguments(findDatabaseProcess(root)?.pid ?? 0)
  const signalAll = (signal: NodeJS.Signals) => {
    const postmaster = findDatabaseProcess(root)?.pid
    if (postmaster === undefined) return
    for (const pid of [postmaster, ...listChildren(postmaster)]) process.kill(pid, signal)
  }
  return {
    superuserUrl: embedded.superuserUrl, root,
    kill: () => killDatabase(root),
    async start() {
      while (findDatabaseProcess(root)?.ready !== true) {
        if (findDatabaseProcess(root) === null) launch(command, dataDirectory, account)
        await pause(TRY_AGAIN_MS)
      }
    },
    freeze: () => { signalAll('SIGSTOP') },
    thaw: () => { signalAll('SIGCONT') },
    isRunning: () => findDatabaseProcess(root)?.ready === true,
    async end() {
      const pid = findDatabaseProcess(root)?.pid
      const mark = pid === undefined ? null : markProcess(pid)
      if (mark !== null) process.kill(mark.pid, 'SIGINT')
      while (mark !== null && isAlive(mark)) await pause(20)
      await embedded.stop()
      if (givenRoot === undefined) removeDataRoot(root)
    },
  }
}

/** Backends of the killed one may still hold its shared memory: it ends then, and is tried again. */
function launch([program, ...args]: readonly string[], dataDirectory: string, account: object): void {
  if (program === undefined) throw new Error('PostgreSQL was not running')
  disarmStaleFile(dataDirectory)
  const child = spawn(program, args, {
    ...account, cwd: path.parse(dataDirectory).root, detached: true, stdio: 'ignore', env: BARE_ENVIRONMENT,
  })
  child.on('error', () => undefined)
  child.unref()
}

function readArguments(pid: number): string[] {
  return readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8').split('\0').filter((part) => part !== '')
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

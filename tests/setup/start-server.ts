/**
 * The real server in a process of its own, on its own port and data root, for
 * tests that start, stop and kill it. Needs the build that `npm test` makes.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { findFreePort } from '#db/embedded/free-port.ts'
import { placeData } from '#db/embedded/places.ts'
import { findPostmaster } from '#db/embedded/postmaster.ts'
import { isAlive, markProcess } from '#db/embedded/processes.ts'

const REPOSITORY = path.resolve(import.meta.dirname, '..', '..')
const READY_WITHIN_MS = 120_000

/** Names, in the environment of a run, a data root that holds a fresh demonstration and is not running. */
export const PREPARED_ROOT = 'EFISER_PREPARED_ROOT'

export type ServerOptions = {
  env?: Record<string, string>
  /** A data root to go on with; without it a new one is made, and removed by `stop`. */
  root?: string
  port?: number
  /** 'npm' starts it as the operator does, and `pid` is npm's. */
  via?: 'node' | 'npm'
}

export type RunningServer = {
  url: string
  port: number
  root: string
  pid: number
  /** What it has printed so far. */
  output(): string
  signal(name: NodeJS.Signals): void
  /** SIGKILL to the server only: its PostgreSQL lives on. Resolves when the process is gone. */
  kill(): Promise<void>
  /** The exit code (null after a signal), once the process has ended. */
  ended: Promise<number | null>
  /** Stops whatever still runs, PostgreSQL included, and removes a data root made here. */
  stop(): Promise<void>
}

/** What still runs when a test run is broken off or a test times out; nobody else would end it. */
const running = new Map<ChildProcess, string>()

process.once('exit', () => {
  for (const [child, root] of running) {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    } catch { /* It has just ended. */ }
    const postmaster = findDatabaseProcess(root)
    if (postmaster !== null) process.kill(postmaster.pid, 'SIGKILL')
  }
})

/**
 * A folder that PostgreSQL's account can reach, whoever we are; with a copy of the demonstration in it where the run
 * has prepared one (prepare-demo.ts).
 */
export function makeDataRoot(prepared = process.env[PREPARED_ROOT] ?? null): string {
  const root = mkdtempSync(path.join(tmpdir(), 'efiser-data-'))
  chmodSync(root, 0o755)
  // Not cpSync: it does not keep whose the files are, and PostgreSQL opens only its own.
  if (prepared !== null) execFileSync('cp', ['-a', `${prepared}/.`, root])
  return root
}

/** The living PostgreSQL of a data root, or null. */
export function findDatabaseProcess(root: string) {
  return findPostmaster(placeData(root).dataDirectory)
}

/** Kills the PostgreSQL of a data root as a power cut would, and waits until it is gone. */
export async function killDatabase(root: string): Promise<void> {
  const postmaster = findDatabaseProcess(root)
  const mark = postmaster === null ? null : markProcess(postmaster.pid)
  if (mark === null) return
  process.kill(mark.pid, 'SIGKILL')
  while (isAlive(mark)) await pause(10)
}

/** Removes a data root, and where its data went instead. */
export function removeDataRoot(root: string): void {
  const { dataRoot } = placeData(root)
  for (const directory of new Set([root, dataRoot])) rmSync(directory, { recursive: true, force: true })
}

function launch(options: ServerOptions, root: string, port: number): ChildProcess {
  const node = path.join(REPOSITORY, 'node_modules', '.bin', 'node')
  const [program, args] = options.via === 'npm' ? ['npm', ['start']] : [node, ['app/server.ts']]
  const inherited = { ...process.env }
  for (const name of ['DATABASE_URL', 'REDIS_URL', 'METRICS_TOKEN', 'HOST', 'EFISER_MODE']) Reflect.deleteProperty(inherited, name)
  const child = spawn(program, args, {
    cwd: REPOSITORY,
    // A group of its own, as a terminal gives it: a Ctrl-C reaches npm and the server alike.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...inherited, LOG_LEVEL: 'warn', EFISER_DATA_ROOT: root, PORT: String(port), ...options.env },
  })
  running.set(child, root)
  child.once('close', () => { running.delete(child) })
  return child
}

function collectOutput(child: ChildProcess): () => string {
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => { text += String(chunk) })
  return () => text
}

/** Starts a server that is expected to end by itself; its exit code and everything it printed. */
export async function runServer(options: ServerOptions): Promise<{ code: number | null, output: string }> {
  const child = launch(options, options.root ?? makeDataRoot(), options.port ?? await findFreePort())
  const output = collectOutput(child)
  const code = await new Promise<number | null>((resolve) => { child.on('close', resolve) })
  return { code, output: output() }
}

async function untilHealthy(url: string, ended: () => boolean): Promise<boolean> {
  const from = performance.now()
  while (!ended() && performance.now() - from < READY_WITHIN_MS) {
    const response = await fetch(`${url}/healthz`).catch(() => null)
    await response?.body?.cancel()
    if (response?.status === 200) return true
    await pause(30)
  }
  return false
}

/** Starts a server and returns once /healthz says 200; throws with its output if it ends before. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const isDemo = options.env?.['EFISER_MODE'] !== 'production'
  const root = options.root ?? (isDemo ? makeDataRoot() : makeDataRoot(null))
  const port = options.port ?? await findFreePort()
  const url = `http://127.0.0.1:${port}`
  const child = launch(options, root, port)
  const output = collectOutput(child)
  const ended = new Promise<number | null>((resolve) => { child.on('close', resolve) })
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null
  const signal = (name: NodeJS.Signals) => { if (!hasEnded()) child.kill(name) }
  const server: RunningServer = {
    url, port, root, output, signal, ended, pid: child.pid ?? 0,
    kill: async () => {
      signal('SIGKILL')
      await ended
    },
    stop: async () => {
      signal('SIGTERM')
      await ended
      await killDatabase(root)
      if (options.root === undefined) removeDataRoot(root)
    },
  }
  if (await untilHealthy(url, hasEnded)) return server
  await server.stop()
  throw new Error(`the server did not become healthy:\n${output()}`)
}

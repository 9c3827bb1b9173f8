/**
 * Starts PostgreSQL on a made data directory, in a process group of its own, so
 * that Ctrl-C reaches it only through our own drain, and waits until it is ready.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { BARE_ENVIRONMENT } from './account.ts'
import { EmbeddedFailure } from './failure.ts'
import { findFreePort } from './free-port.ts'
import type { Places } from './places.ts'
import { disarmStaleFile, findPostmaster, type Postmaster } from './postmaster.ts'

const LOG_LIMIT_BYTES = 20 * 1024 * 1024
const ORPHANS_LEAVE_WITHIN_MS = 30_000

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  max_connections: '100',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  min_wal_size: '256MB',
  checkpoint_timeout: '15min',
  // Containers often have 64 MB of /dev/shm; our queries are short and gain nothing from parallel workers.
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] %q%u@%d ',
}

function openLog(file: string): number {
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT_BYTES) renameSync(file, `${file}.1`)
  return openSync(file, 'a', 0o600)
}

/** What PostgreSQL wrote to its log since `from` (bytes). */
const readLogSince = (file: string, from: number) => readFileSync(file).subarray(from).toString('utf8')

async function untilReady(child: ChildProcess, dataDirectory: string): Promise<Postmaster | null> {
  while (child.exitCode === null && child.signalCode === null) {
    const postmaster = findPostmaster(dataDirectory)
    if (postmaster?.pid === child.pid && postmaster?.ready === true) return postmaster
    await pause(20)
  }
  return null
}

async function launchOnce(places: Places, wanted: number | null): Promise<Postmaster | { log: string }> {
  const { account, dataDirectory, dataRoot, programs } = places
  const logFile = path.join(dataRoot, 'postgres.log')
  disarmStaleFile(dataDirectory)
  const port = wanted ?? await findFreePort()
  const log = openLog(logFile)
  const from = statSync(logFile).size
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(path.join(programs, 'postgres'), ['-D', dataDirectory, '-p', String(port), ...settings], {
    ...account,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
    env: BARE_ENVIRONMENT,
  })
  closeSync(log)
  child.on('error', () => undefined)
  child.unref()
  return await untilReady(child, dataDirectory) ?? { log: readLogSince(logFile, from) }
}

/**
 * Starts PostgreSQL and returns when it takes connections, recovery included.
 * Tries again while another program took the port, or backends of a killed
 * PostgreSQL still hold its shared memory. `port`: where those who know it will look for it again.
 */
export async function launchPostgres(places: Places, port: number | null = null): Promise<Postmaster> {
  const from = Date.now()
  for (;;) {
    const outcome = await launchOnce(places, port)
    if ('port' in outcome) return outcome
    const passing = /Address already in use|pre-existing shared memory|is still in use/.test(outcome.log)
    if (!passing || Date.now() - from > ORPHANS_LEAVE_WITHIN_MS) {
      const line = outcome.log.trim().split('\n').find((text) => /FATAL|PANIC|error/.test(text))
      throw new EmbeddedFailure('NOT_STARTED',
        `PostgreSQL no arrancó: ${line ?? 'sin explicación'} (véase ${path.join(places.dataRoot, 'postgres.log')}).`)
    }
    await pause(200)
  }
}

/**
 * The embedded PostgreSQL of a data root: made on first use, adopted when it
 * outlived a killed server, started otherwise. Refuses (ALREADY_RUNNING) while
 * another living process owns the data root, and then touches nothing.
 */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { EmbeddedFailure } from './failure.ts'
import { initializeData } from './initialize.ts'
import { launchPostgres } from './launch.ts'
import { claimOwnership, findOwner } from './ownership.ts'
import { choosePlaces, placeData, type Places } from './places.ts'
import { findPostmaster, type Postmaster } from './postmaster.ts'
import { isAlive, markProcess } from './processes.ts'
import { keepSecret } from './secrets.ts'
import { supervisePostgres, type Told } from './supervise.ts'

export type EmbeddedDatabase = {
  /** Connects as the superuser to the database `postgres`. */
  superuserUrl: string
  ownerPassword: string
  appPassword: string
  /** True when PostgreSQL was already running: a killed server left it. */
  adopted: boolean
  /** Where the data lies: the root asked for, or a folder below /var/lib/efiser. */
  dataRoot: string
  /** Stops PostgreSQL (fast: open transactions are rolled back) and gives up the data root. */
  stop(): Promise<void>
}

const STOP_WITHIN_MS = 30_000

/** Waits for a PostgreSQL that is starting or stopping; null once it is gone. */
async function settle(dataDirectory: string): Promise<Postmaster | null> {
  for (;;) {
    const postmaster = findPostmaster(dataDirectory)
    if (postmaster === null || postmaster.ready) return postmaster
    await pause(20)
  }
}

/** Fast shutdown; after 30 s an immediate one, from which the next start recovers. */
async function stopPostgres(pid: number): Promise<void> {
  const mark = markProcess(pid)
  if (mark === null) return
  process.kill(pid, 'SIGINT')
  const from = Date.now()
  let forced = false
  while (isAlive(mark)) {
    if (!forced && Date.now() - from > STOP_WITHIN_MS) {
      process.kill(pid, 'SIGQUIT')
      forced = true
    }
    await pause(20)
  }
}

function describe(dataRoot: string, port: number) {
  const password = keepSecret(dataRoot, 'postgres-superuser')
  return {
    superuserUrl: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    ownerPassword: keepSecret(dataRoot, 'postgres-owner'),
    appPassword: keepSecret(dataRoot, 'postgres-app'),
    dataRoot,
  }
}

async function adoptOrLaunch(places: Places): Promise<{ postmaster: Postmaster, adopted: boolean }> {
  const running = await settle(places.dataDirectory)
  if (running !== null) return { postmaster: running, adopted: true }
  await initializeData(places, keepSecret(places.dataRoot, 'postgres-superuser'))
  return { postmaster: await launchPostgres(places), adopted: false }
}

/**
 * Starts or adopts the PostgreSQL of `root` (a folder, created if missing) and
 * owns it until `stop`; one that dies meanwhile is started again, of which `onTold` hears. `address` tells a second
 * comer where we serve.
 * Throws EmbeddedFailure, its message one line for the operator.
 */
export async function startEmbedded(
  options: { root: string, address?: string, onTold?: (told: Told) => void },
): Promise<EmbeddedDatabase> {
  const root = path.resolve(options.root)
  mkdirSync(root, { recursive: true })
  const claim = claimOwnership(root, options.address ?? null)
  if (!claim.ok) {
    const { address, pid } = claim.owner
    const place = address === null ? '' : ` en ${address}`
    throw new EmbeddedFailure('ALREADY_RUNNING',
      `EFISER ya está en marcha${place} con estos datos (proceso ${pid}). No se cambió nada.`)
  }
  try {
    const places = choosePlaces(root)
    const { postmaster, adopted } = await adoptOrLaunch(places)
    const supervisor = supervisePostgres(places, postmaster, options.onTold ?? (() => undefined))
    const stop = async () => {
      const last = await supervisor.stop()
      await stopPostgres(last.pid)
      claim.release()
    }
    return { ...describe(places.dataRoot, postmaster.port), adopted, stop }
  } catch (error) {
    claim.release()
    throw error
  }
}

/**
 * The PostgreSQL of `root` for a command beside or without a server: a living
 * owner's is used and left running, otherwise it is started and owned.
 */
export async function useEmbedded(options: { root: string }): Promise<EmbeddedDatabase> {
  const root = path.resolve(options.root)
  if (findOwner(root) === null) return startEmbedded({ root })
  const { dataRoot, dataDirectory } = placeData(root)
  const postmaster = await settle(dataDirectory)
  if (postmaster === null) {
    throw new EmbeddedFailure('NOT_STARTED', 'El servidor EFISER está arrancando o deteniéndose: inténtelo de nuevo.')
  }
  return { ...describe(dataRoot, postmaster.port), adopted: true, stop: () => Promise.resolve() }
}

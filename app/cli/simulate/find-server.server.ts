/** The platform to simulate on: the one that serves this data, or one started for the occasion. */
import { spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { findFreePort } from '#db/embedded/free-port.ts'
import { findOwner } from '#db/embedded/ownership.ts'
import { readEnvironment } from '#app/env.server.ts'

const READY_WITHIN_MS = 120_000
const SERVER = path.resolve(import.meta.dirname, '..', '..', 'server.ts')

export interface FoundServer {
  origin: string
  /** Ends the server if it was started here. */
  stop(): Promise<void>
}

export async function findServer(origin: string | undefined): Promise<FoundServer> {
  const read = readEnvironment(process.env)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const known = origin ?? findOwner(read.value.dataRoot)?.address ?? null
  if (known !== null) return { origin: known, stop: () => Promise.resolve() }
  const port = await findFreePort()
  const child = spawn(process.execPath, [SERVER], {
    env: { ...process.env, PORT: String(port), LOG_LEVEL: 'warn' }, stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise<void>((resolve) => { child.once('exit', () => { resolve() }) })
  await untilHealthy(`http://localhost:${port}`, () => child.exitCode !== null)
  return {
    origin: `http://localhost:${port}`,
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function untilHealthy(origin: string, ended: () => boolean): Promise<void> {
  const from = performance.now()
  while (!ended() && performance.now() - from < READY_WITHIN_MS) {
    const response = await fetch(`${origin}/healthz`).catch(() => null)
    await response?.body?.cancel()
    if (response?.status === 200) return
    await pause(100)
  }
  throw new Error('the server did not start')
}

/** The product's HAProxy configuration, run for real in front of two nodes. */
import { type ChildProcess, spawn } from 'node:child_process'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { findFreePort } from '#db/embedded/free-port.ts'
import { findProgram } from './find-program.ts'

const CONFIGURATION = path.resolve(import.meta.dirname, '..', '..', 'docs', 'deployment', 'haproxy.cfg')
const READY_WITHIN_MS = 30_000

export interface RunningProxy {
  url: string
  port: number
  pid(): number
  output(): string
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>
  /** Kills it and starts it anew at the same port. */
  restart(): Promise<void>
  stop(): Promise<void>
}

const running = new Set<ChildProcess>()
process.once('exit', () => { for (const child of running) child.kill('SIGKILL') })

/** The path of haproxy, or null. */
export const findProxy = (mayInstall = false) => findProgram('haproxy', 'haproxy', mayInstall)

/** Starts it before the nodes with these two ports and returns once one of them answers through it. */
export async function startProxy(program: string, nodePorts: readonly [number, number]): Promise<RunningProxy> {
  const port = await findFreePort()
  const url = `http://localhost:${String(port)}`
  let child: ChildProcess
  let ended: Promise<void> = Promise.resolve()
  let text = ''

  const launch = async () => {
    const started = spawn(program, ['-db', '-f', CONFIGURATION], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'], EFISER_BIND: `127.0.0.1:${String(port)}`,
        EFISER_NODE_A: `127.0.0.1:${String(nodePorts[0])}`, EFISER_NODE_B: `127.0.0.1:${String(nodePorts[1])}`,
      } as unknown as NodeJS.ProcessEnv,
    })
    child = started
    running.add(started)
    for (const stream of [started.stdout, started.stderr]) stream.on('data', (chunk) => { text += String(chunk) })
    ended = new Promise((resolve) => {
      started.once('close', () => {
        running.delete(started)
        resolve()
      })
    })
    const from = performance.now()
    for (;;) {
      const response = await fetch(`${url}/healthz`).catch(() => null)
      await response?.body?.cancel()
      if (response?.status === 200) return
      if (started.exitCode !== null || performance.now() - from > READY_WITHIN_MS) {
        throw new Error(`HAProxy did not lead to a node:\n${text}`)
      }
      await pause(50)
    }
  }
  await launch()
  const kill = async () => {
    child.kill('SIGKILL')
    await ended
  }
  return {
    url, port,
    pid: () => child.pid ?? 0,
    output: () => text,
    kill,
    restart: async () => {
      await kill()
      await launch()
    },
    stop: kill,
  }
}

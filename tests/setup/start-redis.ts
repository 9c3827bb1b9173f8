/** A real Redis on a port of its own, kept in memory only, for tests that start, kill and restart it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import { findFreePort } from '#db/embedded/free-port.ts'
import { findProgram } from './find-program.ts'

const READY_WITHIN_MS = 20_000

export interface RunningRedis {
  url: string
  port: number
  pid(): number
  signal(name: NodeJS.Signals): void
  /** SIGKILL; resolves when the process is gone. */
  kill(): Promise<void>
  /** Starts it anew, empty, at the same port. */
  restart(): Promise<void>
  stop(): Promise<void>
}

const running = new Set<ChildProcess>()
process.once('exit', () => { for (const child of running) child.kill('SIGKILL') })

/** The path of redis-server, or null. */
export const findRedis = (mayInstall = false) => findProgram('redis-server', 'redis-server', mayInstall)

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => { socket.write('PING\r\n') })
    const settle = (answer: boolean) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('data', (data) => { settle(String(data).startsWith('+PONG')) })
    socket.once('error', () => { settle(false) })
  })
}

/** Starts it and returns once it answers. */
export async function startRedis(program: string): Promise<RunningRedis> {
  const port = await findFreePort()
  let child: ChildProcess
  let ended: Promise<void> = Promise.resolve()

  const launch = async () => {
    const started = spawn(program, [
      '--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', tmpdir(),
    ], { stdio: 'ignore' })
    child = started
    running.add(started)
    ended = new Promise((resolve) => {
      started.once('close', () => {
        running.delete(started)
        resolve()
      })
    })
    const from = performance.now()
    while (!await answers(port)) {
      if (performance.now() - from > READY_WITHIN_MS || started.exitCode !== null) throw new Error('Redis did not start')
      await pause(20)
    }
  }
  await launch()
  const kill = async () => {
    child.kill('SIGCONT')
    child.kill('SIGKILL')
    await ended
  }
  return {
    url: `redis://127.0.0.1:${String(port)}`, port,
    pid: () => child.pid ?? 0,
    signal: (name) => { child.kill(name) },
    kill,
    restart: async () => {
      await kill()
      await launch()
    },
    stop: kill,
  }
}

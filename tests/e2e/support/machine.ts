/**
 * A computer of a sede: Chromium as a process of its own on a profile of its own,
 * which can be killed as a power cut would and started again.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { chromium, type Browser, type Page } from '@playwright/test'
import { CHROMIUM_ARGS } from '../../setup/chromium-args.ts'

export interface ComputerOfSede {
  start(): Promise<Page>
  /** SIGKILL to the browser; its profile stays. */
  kill(): Promise<void>
  /** Kills it and removes its profile. */
  discard(): Promise<void>
}

export function makeComputer(): ComputerOfSede {
  const profile = mkdtempSync(path.join(tmpdir(), 'efiser-profile-'))
  let child: ChildProcess | null = null
  let browser: Browser | null = null
  const kill = async () => {
    await browser?.close().catch(() => undefined)
    const running = child
    if (running?.pid !== undefined && running.exitCode === null && running.signalCode === null) {
      const ended = new Promise((resolve) => running.once('exit', resolve))
      process.kill(-running.pid, 'SIGKILL')
      await ended
    }
    child = null
  }
  return {
    async start() {
      const portFile = path.join(profile, 'DevToolsActivePort')
      rmSync(portFile, { force: true })
      child = spawn(process.env['CHROMIUM_PATH'] ?? chromium.executablePath(), [
        ...CHROMIUM_ARGS, '--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`,
        '--window-size=1366,768', '--lang=es-MX', 'about:blank',
      ], { stdio: 'ignore', detached: true })
      while (!existsSync(portFile) || readFileSync(portFile, 'utf8').split('\n').length < 2) await pause(50)
      const [port] = readFileSync(portFile, 'utf8').split('\n')
      browser = await chromium.connectOverCDP(`http://127.0.0.1:${port ?? ''}`)
      const [context] = browser.contexts()
      if (context === undefined) throw new Error('the browser has no window')
      return context.pages()[0] ?? await context.newPage()
    },
    kill: async () => {
      // The connection of the test must not close the browser politely first.
      const running = child
      if (running?.pid !== undefined) process.kill(-running.pid, 'SIGKILL')
      await kill()
    },
    async discard() {
      await kill()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

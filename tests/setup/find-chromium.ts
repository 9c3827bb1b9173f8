/**
 * A Chromium that really starts, from the nearest place to the farthest: the one
 * named in CHROMIUM_PATH, Playwright's, the system's, then one installed by
 * Playwright, by apt-get (root on Debian), or unpacked from npm.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium } from '@playwright/test'
import { CHROMIUM_ARGS } from './chromium-args.ts'

const REPOSITORY = path.resolve(import.meta.dirname, '..', '..')
const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge']
const INSTALL_WITHIN_MS = 300_000

/** `env`: what the browser needs in its environment besides ours. */
export type FoundChromium = { path: string, env: Record<string, string> }

/** A name on PATH may be a stub that only tells how to install the real one: so it must open a page. */
async function opensPage(executablePath: string): Promise<boolean> {
  if (!existsSync(executablePath)) return false
  try {
    const browser = await chromium.launch({ executablePath, args: CHROMIUM_ARGS, timeout: 30_000 })
    const page = await browser.newPage()
    await page.goto('about:blank')
    await browser.close()
    return true
  } catch {
    return false
  }
}

function listSystemPaths(): string[] {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter)
  const onPath = SYSTEM_NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  const apps = MAC_APPS.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`)
  return process.platform === 'darwin' ? [...apps, ...onPath] : onPath
}

function run(program: string, args: string[]): boolean {
  const { status } = spawnSync(program, args, { cwd: REPOSITORY, stdio: 'inherit', timeout: INSTALL_WITHIN_MS })
  return status === 0
}

function installByPlaywright(): string[] {
  const cli = path.join(REPOSITORY, 'node_modules', '@playwright', 'test', 'cli.js')
  return run(process.execPath, [cli, 'install', 'chromium']) ? [chromium.executablePath()] : []
}

function installByApt(): string[] {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return []
  const installed = run('apt-get', ['update', '-q']) &&
    run('apt-get', ['install', '-y', '-q', '--no-install-recommends', 'chromium'])
  return installed ? listSystemPaths() : []
}

async function unpackFromNpm(): Promise<FoundChromium | null> {
  // It unpacks into TMPDIR, where an older or half-made copy may lie.
  const env = { TMPDIR: mkdtempSync(path.join(tmpdir(), 'efiser-chromium-')) }
  Object.assign(process.env, env)
  const { default: packed } = await import('@sparticuz/chromium')
  const executable = await packed.executablePath()
  return await opensPage(executable) ? { path: executable, env } : null
}

/** Finds one or installs one; null when nothing helped. */
export async function findChromium(): Promise<FoundChromium | null> {
  const sources: (() => string[])[] = [
    () => [process.env['CHROMIUM_PATH'] ?? ''],
    () => [chromium.executablePath()],
    listSystemPaths,
    installByPlaywright,
    installByApt,
  ]
  for (const list of sources) {
    for (const candidate of list()) {
      if (await opensPage(candidate)) return { path: candidate, env: {} }
    }
  }
  return unpackFromNpm()
}

/**
 * What a package says of the program that made it: the version of package.json and
 * the git commit where this is a checkout; null where it is not.
 */
import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'

const ROOT = new URL('../../', import.meta.url)
const COMMIT = /^[0-9a-f]{40}$/

let known: Promise<{ version: string, commit: string | null }> | null = null

/** Read once per process. */
export function softwareVersion(): Promise<{ version: string, commit: string | null }> {
  known ??= read()
  return known
}

async function read() {
  const { version } = JSON.parse(await readFile(new URL('package.json', ROOT), 'utf8')) as { version: string }
  return { version, commit: await readCommit() }
}

async function readCommit(): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)('git', ['rev-parse', 'HEAD'], { cwd: ROOT, timeout: 5_000 })
    return COMMIT.test(stdout.trim()) ? stdout.trim() : null
  } catch {
    return null
  }
}

/**
 * PostgreSQL refuses to run as root. Decides which account it runs as, and
 * whether that account can reach a folder or run a program.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'

/** What `spawn` takes; empty when PostgreSQL runs as we do. */
export type Account = { uid?: number, gid?: number }

/** Unprivileged accounts that systems have, the fittest first. */
const CANDIDATES = ['postgres', 'nobody']

function readPasswd(): Map<string, { uid: number, gid: number }> {
  const accounts = new Map<string, { uid: number, gid: number }>()
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name, , uid, gid] = line.split(':')
    if (name !== undefined && uid !== undefined && gid !== undefined) {
      accounts.set(name, { uid: Number(uid), gid: Number(gid) })
    }
  }
  return accounts
}

/**
 * The account for the data in `dataDirectory`: who owns it, if it exists and is
 * not root's; else, for root, an unprivileged account; else ourselves.
 */
export function chooseAccount(dataDirectory: string): Account {
  if (process.getuid?.() !== 0) return {}
  const stats = statSync(dataDirectory, { throwIfNoEntry: false })
  if (stats !== undefined && stats.uid !== 0) return { uid: stats.uid, gid: stats.gid }
  const accounts = readPasswd()
  for (const name of CANDIDATES) {
    const account = accounts.get(name)
    if (account !== undefined && account.uid !== 0) return account
  }
  return { uid: 65534, gid: 65534 }
}

/** Whether the account can enter the folder, through all the folders above it. */
export function canEnter(account: Account, directory: string): boolean {
  if (account.uid === undefined) return true
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', directory], { ...account, cwd: '/' }).status === 0
}

/** Whether the account can run the program; null if so, else the reason. */
export function probeProgram(account: Account, program: string): string | null {
  const run = spawnSync(program, ['--version'], { ...account, cwd: '/', encoding: 'utf8' })
  if (run.status === 0) return null
  return run.error?.message ?? (run.stderr.trim() || `status ${run.status ?? run.signal ?? '?'}`)
}

/** What PostgreSQL's programs see of our environment: nothing that could redirect them (PGDATA, PGPORT, LANG). */
export const BARE_ENVIRONMENT = { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' } as unknown as NodeJS.ProcessEnv

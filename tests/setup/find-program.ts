/** Servers that the product can stand behind or beside, for tests: from PATH, or by apt on Debian as root. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

const INSTALL_WITHIN_MS = 300_000
/** Debian keeps servers where the PATH of a user may not lead. */
const FURTHER_FOLDERS = ['/usr/sbin', '/usr/local/sbin', '/sbin']

function look(program: string): string | null {
  const folders = [...(process.env['PATH'] ?? '').split(path.delimiter), ...FURTHER_FOLDERS]
  return folders.map((folder) => path.join(folder, program)).find((file) => existsSync(file)) ?? null
}

/**
 * The program's path; null, and a line that says so, when it cannot be had. `mayInstall`: a run that needs it
 * installs the Debian package.
 */
export function findProgram(program: string, debianPackage: string, mayInstall: boolean): string | null {
  const found = look(program)
  if (found !== null) return found
  if (mayInstall && process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    const run = (args: string[]) => spawnSync('apt-get', args, { stdio: 'ignore', timeout: INSTALL_WITHIN_MS })
    run(['update', '-q'])
    run(['install', '-y', '-q', '--no-install-recommends', debianPackage])
    const installed = look(program)
    if (installed !== null) return installed
  }
  console.warn(`${program} is missing: what needs it is skipped (Debian: apt-get install ${debianPackage})`)
  return null
}

/**
 * Tells whether a server of this clone is running, from the owner file that it
 * keeps in its data root (db/embedded/ownership.ts writes it).
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import process from 'node:process'

/** `{ pid }` of the living owner, or null. */
export function findRunningServer(repository) {
  const root = process.env.EFISER_DATA_ROOT ?? path.join(repository, '.efiser')
  try {
    const { pid, started } = JSON.parse(readFileSync(path.join(root, 'owner.json'), 'utf8'))
    process.kill(pid, 0)
    if (process.platform === 'linux' && started !== `ticks:${startOnLinux(pid)}`) return null
    return { pid }
  } catch {
    return null
  }
}

/** Field 22 of /proc/PID/stat: the pid alone may belong to another process by now. */
function startOnLinux(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
}

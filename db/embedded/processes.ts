/**
 * Which process a pid means. A pid alone is reused after a while: together with
 * the moment its process started it names one process for good.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Names a process of this machine: `started` is opaque, equal only for the same process. */
export type ProcessMark = { pid: number, started: string }

/** The fields after the command's name, which may itself hold spaces and brackets. */
function readLinuxStat(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}

function askPs(pid: number, column: string): string | null {
  try {
    return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], { encoding: 'utf8' }).trim() || null
  } catch {
    return null
  }
}

/** The mark of a living process; null when there is none (a zombie is not alive). */
export function markProcess(pid: number): ProcessMark | null {
  if (process.platform === 'linux') {
    const stat = readLinuxStat(pid)
    if (stat === null || stat[0] === 'Z' || stat[0] === 'X') return null
    return { pid, started: `ticks:${stat[19] ?? ''}` }
  }
  const state = askPs(pid, 'state')
  if (state === null || state.startsWith('Z')) return null
  const started = askPs(pid, 'lstart')
  return started === null ? null : { pid, started: `lstart:${started}` }
}

/** Whether the very process of the mark still lives. */
export function isAlive(mark: ProcessMark): boolean {
  return markProcess(mark.pid)?.started === mark.started
}

/** The command line of a living process, '' when it cannot be read. */
export function readCommand(pid: number): string {
  if (process.platform !== 'linux') return askPs(pid, 'command') ?? ''
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

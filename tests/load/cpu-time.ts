/** CPU time of processes from /proc (Linux): user and system, in milliseconds. */
import { readdirSync, readFileSync } from 'node:fs'

const MS_PER_TICK = 10

/** Of one process, all its threads; with `reaped`, also of its children that have ended. 0 when it is gone. */
export function readCpuMs(pid: number, reaped = false): number {
  const fields = readStat(pid)
  const ticks = (index: number) => Number(fields?.[index] ?? 0)
  return (ticks(11) + ticks(12) + (reaped ? ticks(13) + ticks(14) : 0)) * MS_PER_TICK
}

/** Of a process and all its children, ended or alive: PostgreSQL is a postmaster and its backends. */
export function readFamilyCpuMs(parent: number): number {
  const children = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number)
    .filter((pid) => Number(readStat(pid)?.[1]) === parent)
  return children.reduce((sum, pid) => sum + readCpuMs(pid), readCpuMs(parent, true))
}

/** The fields of /proc/PID/stat after the command's name, from `state` on. */
function readStat(pid: number): string[] | null {
  try {
    const text = readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return null
  }
}

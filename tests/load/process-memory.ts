/** Memory of a process from /proc (Linux), in MB: `now` what it holds, `peak` the most that it has held. */
import { readFileSync } from 'node:fs'

const LINES = { now: /VmRSS:\s+(\d+)/, peak: /VmHWM:\s+(\d+)/ } as const

export function readMemoryMb(pid: number, which: keyof typeof LINES): number {
  const line = LINES[which].exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))
  return Math.round(Number(line?.[1] ?? 0) / 1024)
}

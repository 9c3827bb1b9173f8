/**
 * Reads postmaster.pid, PostgreSQL's own word on whether it runs, where it
 * listens, and whether it is ready.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { markProcess, readCommand } from './processes.ts'

export type Postmaster = { pid: number, port: number, ready: boolean }

const fileOf = (dataDirectory: string) => path.join(dataDirectory, 'postmaster.pid')

function readLines(dataDirectory: string): string[] | null {
  try {
    return readFileSync(fileOf(dataDirectory), 'utf8').split('\n')
  } catch {
    return null
  }
}

/** The living PostgreSQL of that data directory, whoever started it; null when there is none. */
export function findPostmaster(dataDirectory: string): Postmaster | null {
  const lines = readLines(dataDirectory)
  const pid = Number(lines?.[0])
  if (lines === null || !Number.isInteger(pid) || pid <= 0) return null
  if (markProcess(pid) === null || !readCommand(pid).includes(dataDirectory)) return null
  return { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' }
}

/**
 * Makes a left-over postmaster.pid harmless when its pid now means a zombie or
 * an unrelated process, at which PostgreSQL would balk. Our own pid goes into
 * line 1: PostgreSQL knows that its parent is no rival, and still tests the
 * shared memory of line 7 for orphans of the old one.
 */
export function disarmStaleFile(dataDirectory: string): void {
  const lines = readLines(dataDirectory)
  if (lines === null || findPostmaster(dataDirectory) !== null) return
  writeFileSync(fileOf(dataDirectory), [String(process.pid), ...lines.slice(1)].join('\n'))
}

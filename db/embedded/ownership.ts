/**
 * One process at a time owns a data root. The owner's mark lies in owner.json;
 * a second process that finds a living owner is refused before it touches
 * anything, a dead owner's file is taken over.
 */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { isAlive, markProcess, type ProcessMark } from './processes.ts'

/** `address`: where the owner can be reached, for the message to whoever comes second. */
export type Owner = ProcessMark & { address: string | null }

export type Claim = { ok: true, release(): void } | { ok: false, refusal: 'ALREADY_RUNNING', owner: Owner }

const fileOf = (root: string) => path.join(root, 'owner.json')

function parseOwner(text: string): Owner | null {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null) return null
    const { pid, started, address } = value as Record<string, unknown>
    if (typeof pid !== 'number' || typeof started !== 'string') return null
    return { pid, started, address: typeof address === 'string' ? address : null }
  } catch {
    return null
  }
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

/** The living owner of a data root, or null. */
export function findOwner(root: string): Owner | null {
  const owner = parseOwner(readText(fileOf(root)) ?? '')
  return owner !== null && isAlive(owner) ? owner : null
}

/** Puts our mark in place only if the place is free: link(2) fails where a file is. */
function placeAtomically(file: string, text: string): boolean {
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, text, { mode: 0o644 })
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Moves a dead owner's file away; if another process claimed it meanwhile, its claim is put back. */
function clearDead(file: string, dead: string): void {
  const aside = `${file}.dead.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const moved = readText(aside)
  if (moved !== null && moved !== dead) placeAtomically(file, moved)
  rmSync(aside, { force: true })
}

/**
 * Makes this process the owner of `root`, an absolute folder, created if missing.
 * Refuses with ALREADY_RUNNING while another owner lives. `release` gives it up.
 */
export function claimOwnership(root: string, address: string | null): Claim {
  mkdirSync(root, { recursive: true })
  const file = fileOf(root)
  const mark = markProcess(process.pid)
  if (mark === null) throw new Error('a process that does not find itself')
  const ours = JSON.stringify({ ...mark, address })
  for (;;) {
    if (placeAtomically(file, ours)) {
      const release = () => {
        if (readText(file) === ours) rmSync(file, { force: true })
      }
      return { ok: true, release }
    }
    const text = readText(file)
    if (text === null) continue
    const owner = parseOwner(text)
    if (owner !== null && isAlive(owner)) return { ok: false, refusal: 'ALREADY_RUNNING', owner }
    clearDead(file, text)
  }
}

/**
 * The folder for keys, outside the database: a copy of the database alone opens
 * nothing. Only our own account reads it (0700, files 0600). A file is written
 * whole or not at all, and never over another one: a key that vanished under a new
 * one would make what it locked unreadable. Refuses names that lead out of the folder.
 */
import { randomUUID } from 'node:crypto'
import { chmod, link, mkdir, open, readFile, rm } from 'node:fs/promises'
import path from 'node:path'

export interface KeysFolder {
  /** Absolute. */
  root: string
}

const PART = /^[A-Za-z0-9][A-Za-z0-9._-]*$/

/** The folder at `root`, made when missing. Rights that are too wide are narrowed. */
export async function openKeysFolder(root: string): Promise<KeysFolder> {
  await makePrivate(root)
  return { root }
}

/** The bytes of `name` (parts separated by "/", below the folder); null when there is no such file. */
export async function readPrivateFile({ root }: KeysFolder, name: string): Promise<Buffer | null> {
  try {
    return await readFile(placeFile(root, name))
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null
    throw error
  }
}

/**
 * Writes `bytes` as `name` if nothing stands there, and makes the folders on the way. Returns what stands there
 * afterwards: of two that write at once, both get the bytes of the first.
 */
export async function keepPrivateFile(folder: KeysFolder, name: string, bytes: Uint8Array): Promise<Buffer> {
  const place = placeFile(folder.root, name)
  await makePrivate(folder.root)
  await makePrivate(path.dirname(place))
  const beside = `${place}.${randomUUID()}.part`
  try {
    const file = await open(beside, 'wx', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await link(beside, place)
    await syncFolder(path.dirname(place))
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error
  } finally {
    await rm(beside, { force: true })
  }
  return readFile(place)
}

function placeFile(root: string, name: string): string {
  const parts = name.split('/')
  if (!parts.every((part) => PART.test(part))) throw new RangeError(`not a name of a key file: ${name}`)
  return path.join(root, ...parts)
}

async function makePrivate(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  await chmod(directory, 0o700)
}

/** The new name survives a loss of power too. */
async function syncFolder(directory: string): Promise<void> {
  const handle = await open(directory, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

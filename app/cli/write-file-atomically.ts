/** Puts a file in place whole or not at all: written beside it, flushed to disk, then renamed over it. */
import { open, rename, rm } from 'node:fs/promises'

/** Replaces `path` by `bytes`. On failure nothing is left behind, and what stood at `path` is as it was. */
export async function writeFileAtomically(path: string, bytes: Uint8Array): Promise<void> {
  const beside = `${path}.${String(process.pid)}.part`
  try {
    const file = await open(beside, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
}

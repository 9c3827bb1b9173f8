/** A keys folder of one's own, below the system's temporary folder; `remove` takes it away. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'

export async function createKeysRoot(): Promise<{ root: string, remove(): Promise<void> }> {
  const root = await mkdtemp(path.join(tmpdir(), 'efiser-keys-'))
  return { root, remove: () => rm(root, { recursive: true, force: true }) }
}

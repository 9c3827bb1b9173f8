/** The paper as this machine keeps it, behind one small interface: how it arrives is another matter. */
import type { PresentedItem } from '#exam-engine/items/permutation.ts'
import type { DeviceVault } from './device-vault.ts'

const NAME = 'paper'
const SEALED = 'sealed'

export interface PaperStore {
  /** The opened paper, in this candidate's order. */
  put(attemptId: string, paper: readonly PresentedItem[]): Promise<void>
  /** Null when this machine has none. */
  get(attemptId: string): Promise<readonly PresentedItem[] | null>
  erase(attemptId: string): Promise<void>
  /** The sealed package, as it came. */
  putSealed(attemptId: string, bytes: Uint8Array): Promise<void>
  getSealed(attemptId: string): Promise<Uint8Array<ArrayBuffer> | null>
}

export function createPaperStore(vault: DeviceVault): PaperStore {
  return {
    put: (attemptId, paper) => vault.put(attemptId, NAME, paper),
    async get(attemptId) {
      return await vault.get(attemptId, NAME) as readonly PresentedItem[] | undefined ?? null
    },
    erase: (attemptId) => vault.delete(attemptId, [NAME, SEALED]),
    putSealed: (attemptId, bytes) => vault.put(attemptId, SEALED, toBase64(bytes)),
    async getSealed(attemptId) {
      const kept = await vault.get(attemptId, SEALED) as string | undefined
      return kept === undefined ? null : Uint8Array.from(atob(kept), (letter) => letter.charCodeAt(0))
    },
  }
}

/** The vault keeps JSON. */
function toBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

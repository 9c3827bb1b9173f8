/** The paper as this machine keeps it, behind one small interface: how it arrives is another matter. */
import type { PresentedItem } from '#exam-engine/items/permutation.ts'
import type { DeviceVault } from './device-vault.ts'

const NAME = 'paper'

export interface PaperStore {
  /** The opened paper, in this candidate's order. */
  put(attemptId: string, paper: readonly PresentedItem[]): Promise<void>
  /** Null when this machine has none. */
  get(attemptId: string): Promise<readonly PresentedItem[] | null>
  erase(attemptId: string): Promise<void>
}

export function createPaperStore(vault: DeviceVault): PaperStore {
  return {
    put: (attemptId, paper) => vault.put(attemptId, NAME, paper),
    async get(attemptId) {
      return await vault.get(attemptId, NAME) as readonly PresentedItem[] | undefined ?? null
    },
    erase: (attemptId) => vault.delete(attemptId, [NAME]),
  }
}

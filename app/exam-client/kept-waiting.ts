/**
 * What lets this machine show the waiting room again without a connection, and open
 * the paper there by a code: whose it is, its times, the lease, and the wrapped key
 * (app/offline-opening). Written only from the server's word; gone once the exam
 * is kept as running, at the close, and when the person leaves.
 */
import { bundleSchema, type OfflineBundle } from '#app/offline-opening/bundle.ts'
import type { AttachedState } from '#app/live/protocol.ts'
import type { DeviceVault } from './device-vault.ts'
import { createSittingKeeper, readKeptTime } from './kept-sitting.ts'
import { createPaperStore } from './paper-store.ts'
import { BUNDLE, WAITING } from './vault-names.ts'

const TRIES = 'offline-tries'
const OPENED = 'offline-opened'

export interface KeptWaiting extends Pick<AttachedState,
  'attemptId' | 'opensAt' | 'closesAt' | 'acceptsUntil' | 'timesVersion' | 'epoch' | 'ownSince'> {
  /** Of the page that showed it (app/exam-room/sitting-facts.ts). */
  facts: unknown
  owner: string
}

export interface WrongTries {
  failed: number
  /** On the device's own clock. */
  notBefore: number
}

export function createWaitingKeeper(vault: DeviceVault, attemptId: string) {
  return {
    keep: (waiting: KeptWaiting) => vault.put(attemptId, WAITING, waiting),
    keepTime: createSittingKeeper(vault, attemptId).keepTime,
    /** Null where this machine never waited for this exam, or the exam is kept as running. */
    async load() {
      const waiting = await vault.get(attemptId, WAITING) as KeptWaiting | undefined
      const now = await readKeptTime(vault, attemptId)
      if (waiting === undefined || now === null) return null
      const sealed = await createPaperStore(vault).getSealed(attemptId)
      return { waiting, now, sealedHeld: sealed !== null }
    },
    keepBundle: (bundle: OfflineBundle) => vault.put(attemptId, BUNDLE, bundle),
    async bundle(): Promise<OfflineBundle | null> {
      const parsed = bundleSchema.safeParse(await vault.get(attemptId, BUNDLE))
      return parsed.success ? parsed.data : null
    },
    tries: async () => await vault.get(attemptId, TRIES) as WrongTries | undefined ?? { failed: 0, notBefore: 0 },
    keepTries: (tries: WrongTries) => vault.put(attemptId, TRIES, tries),
    /** To be told to the server once it can be reached. */
    keepOpened: (openedAt: number) => vault.put(attemptId, OPENED, openedAt, [TRIES]),
    opened: async () => await vault.get(attemptId, OPENED) as number | undefined ?? null,
    forgetOpened: () => vault.delete(attemptId, [OPENED]),
  }
}

/** The waiting room that this machine can show without a connection: of those whose exam is not over, the last one. */
export async function findKeptWaiting(vault: DeviceVault): Promise<KeptWaiting | null> {
  const found: KeptWaiting[] = []
  for (const attemptId of await vault.attempts()) {
    const kept = await createWaitingKeeper(vault, attemptId).load()
    if (kept !== null && kept.now < kept.waiting.acceptsUntil) found.push(kept.waiting)
  }
  return found.sort((left, right) => right.opensAt - left.opensAt)[0] ?? null
}

/**
 * This machine's side of one attempt, as the exam store uses it: the journal
 * before the screen, the kept sitting after the server's word. No failure of the
 * machine's storage stops the exam: it is told (`keeps` is false), and the change
 * is sent all the same.
 */
import type { PresentedItem } from '#exam-engine/items/permutation.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { SaveOperation } from '#exam-engine/sitting/save-operation.ts'
import type { AttachedState } from '#app/live/protocol.ts'
import type { DeviceVault } from './device-vault.ts'
import { createJournal } from './journal.ts'
import { createSittingKeeper, toAnswer } from './kept-sitting.ts'
import type { PackageStore } from './paper-arrival.ts'
import { createPaperStore } from './paper-store.ts'
import type { UnsentChange } from './unsent-answers.ts'
import { within } from './within.ts'

/** A disk that does not answer must not hold the screen. */
const WRITTEN_WITHIN_MS = 1500
/** Nor the exam: what comes later is sent after the next reload. */
const READ_WITHIN_MS = 5000
const KEEP_TIME_EVERY_MS = 10_000

/** The server's word, and the paper that was opened with it. */
export type ShownState = AttachedState & { paper: readonly PresentedItem[] | null }

export interface Machine {
  /** Where the sealed package waits for T0. */
  readonly packages: PackageStore
  /** False where this machine keeps nothing, or could not at the last attempt. */
  readonly keeps: boolean
  /** In the order of the calls; resolves, never rejects, once it is on the disk or has failed. */
  write(change: UnsentChange): Promise<void>
  writePosition(itemId: string, epoch: number): Promise<void>
  /** After the acknowledgement: the answer is kept instead of its operation. */
  acknowledge(operation: SaveOperation, savedAt: Instant): void
  settle(operation: SaveOperation): void
  unsent(): Promise<UnsentChange[]>
  /** Keeps what lets this page be shown again; erases it once the exam is over. */
  adopt(state: ShownState, whose: { facts: unknown, owner: string } | null): void
  keepTime(server: Instant): void
  position(): Promise<{ itemId: string, epoch: number } | null>
  load: ReturnType<typeof createSittingKeeper>['load']
}

export function createMachine(vault: DeviceVault, attemptId: string): Machine {
  const journal = createJournal(vault, attemptId)
  const keeper = createSittingKeeper(vault, attemptId)
  const papers = createPaperStore(vault)
  let keeps = vault.keeps
  let timeKeptAt = -Infinity
  let paperKept: readonly PresentedItem[] | null = null
  let last: Promise<void> = Promise.resolve()

  const attempt = async (work: () => Promise<void>) => {
    const written = await within(WRITTEN_WITHIN_MS, work().then(() => true), false)
    keeps = vault.keeps && written
  }
  /** One after the other: what was typed first is written first. */
  const enqueue = (work: () => Promise<void>) => {
    last = last.then(() => attempt(work))
    return last
  }
  const keepTime = (server: Instant) => {
    if (performance.now() - timeKeptAt < KEEP_TIME_EVERY_MS) return
    timeKeptAt = performance.now()
    void enqueue(() => keeper.keepTime(server, Date.now()))
  }
  const keepSitting = async (state: ShownState, whose: { facts: unknown, owner: string }) => {
    const { paper } = state
    if (paper === null) return
    if (paperKept === null) await papers.put(attemptId, paper)
    paperKept = paper
    const { opensAt, closesAt, acceptsUntil, timesVersion, epoch, ownSince, answers } = state
    await keeper.keep({ ...whose, attemptId, opensAt, closesAt, acceptsUntil, timesVersion, epoch, ownSince, answers })
  }

  return {
    get keeps() { return keeps },
    packages: {
      read: () => papers.getSealed(attemptId).catch(() => null),
      write: (bytes) => attempt(() => papers.putSealed(attemptId, bytes)),
    },
    write: (change) => enqueue(() => journal.write(change)),
    writePosition: (itemId, epoch) => attempt(() => keeper.keepPosition({ itemId, epoch })),
    acknowledge(operation, savedAt) {
      void enqueue(() => keeper.acknowledge(toAnswer(operation, savedAt), journal.release(operation)))
    },
    settle(operation) { void enqueue(() => journal.settle(operation)) },
    unsent: () => within(READ_WITHIN_MS, journal.read(), []),
    adopt(state, whose) {
      timeKeptAt = -Infinity
      if (state.state !== 'inProgress') {
        if (state.state !== 'admitted' && state.state !== 'expected') void enqueue(() => keeper.erase())
      } else if (whose !== null) {
        void enqueue(() => keepSitting(state, whose))
        keepTime(state.now)
      }
    },
    keepTime,
    position: () => within(READ_WITHIN_MS, keeper.position(), null),
    load: () => keeper.load().catch(() => null),
  }
}

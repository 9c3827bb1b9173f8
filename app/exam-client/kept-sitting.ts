/**
 * What lets this machine show a running exam again without a connection: whose it
 * is, its times, the answers that the server acknowledged, the item that was shown
 * and the server's time as it was last known. Written only from the server's word,
 * erased at the close and when the person leaves; what was never acknowledged
 * stays in the journal.
 */
import { instant, type Instant } from '#exam-engine/kernel/time.ts'
import type { SaveOperation } from '#exam-engine/sitting/save-operation.ts'
import type { AnswerView, AttachedState } from '#app/live/protocol.ts'
import type { DeviceVault } from './device-vault.ts'
import { createPaperStore } from './paper-store.ts'
import { BUNDLE, SITTING, WAITING } from './vault-names.ts'

const ANSWER = 'ans/'
const POSITION = 'position'
const CLOCK = 'clock'

/** An exam lasts two hours: a device's clock that moved by more was set, and says nothing. */
const LONGEST_MS = 4 * 3_600_000

export interface KeptSitting extends Pick<AttachedState,
  'attemptId' | 'opensAt' | 'closesAt' | 'acceptsUntil' | 'timesVersion' | 'epoch' | 'ownSince' | 'answers'> {
  /** Of the page that showed it (app/exam-room/sitting-facts.ts). */
  facts: unknown
  owner: string
}

export interface KeptPosition {
  itemId: string
  /** The lease under which it was shown: another machine may have moved on since. */
  epoch: number
}

/** The server's time now, from the last that is known and how far the device's own clock moved; an estimate. */
export function estimateNow({ server, device }: { server: number, device: number }, deviceNow: number): Instant {
  const moved = deviceNow - device
  return instant(server + (moved < 0 || moved > LONGEST_MS ? 0 : moved))
}

export function createSittingKeeper(vault: DeviceVault, attemptId: string) {
  return {
    keep: (sitting: KeptSitting) => vault.put(attemptId, SITTING, sitting, [WAITING, BUNDLE]),
    /** In one transaction: the acknowledged answer is here and its operation is gone, or neither. */
    acknowledge: (answer: AnswerView, operations: readonly string[]) =>
      vault.put(attemptId, `${ANSWER}${answer.itemId}`, answer, operations),
    keepPosition: (position: KeptPosition) => vault.note(attemptId, POSITION, position),
    position: async () => await vault.get(attemptId, POSITION) as KeptPosition | undefined ?? null,
    keepTime: (server: Instant, device: number) => vault.note(attemptId, CLOCK, { server, device }),
    async load() {
      const sitting = await vault.get(attemptId, SITTING) as KeptSitting | undefined
      const now = await readKeptTime(vault, attemptId)
      const paper = await createPaperStore(vault).get(attemptId)
      if (sitting === undefined || now === null || paper === null) return null
      const later = await vault.list(attemptId, ANSWER)
      return { sitting: { ...sitting, answers: mergeAnswers(sitting.answers, later.map(({ value }) =>
        value as AnswerView)) }, paper, now }
    },
    /** Erases what shows the exam; the journal of what the server never acknowledged stays. */
    erase: () => eraseSitting(vault, attemptId),
  }
}

/** The server's time now, as this machine can tell it; null where it never knew. */
export async function readKeptTime(vault: DeviceVault, attemptId: string): Promise<Instant | null> {
  const clock = await vault.get(attemptId, CLOCK) as { server: number, device: number } | undefined
  return clock === undefined ? null : estimateNow(clock, Date.now())
}

/** Of each item the answer of the highest revision. */
function mergeAnswers(stored: readonly AnswerView[], later: readonly AnswerView[]): AnswerView[] {
  const newest = new Map(stored.map((answer) => [answer.itemId, answer]))
  for (const answer of later) {
    if (answer.revision > (newest.get(answer.itemId)?.revision ?? 0)) newest.set(answer.itemId, answer)
  }
  return [...newest.values()]
}

export async function eraseSitting(vault: DeviceVault, attemptId: string): Promise<void> {
  const kept = (await vault.list(attemptId, '')).map(({ name }) => name)
  const unsent = kept.filter((name) => name.startsWith('op/'))
  if (unsent.length === 0) await vault.wipe(attemptId)
  else await vault.delete(attemptId, kept.filter((name) => !name.startsWith('op/')))
}

/** The sitting that this machine can show without a connection: of those that are not over, the one opened last. */
export async function findKeptSitting(vault: DeviceVault): Promise<KeptSitting | null> {
  const found: KeptSitting[] = []
  for (const attemptId of await vault.attempts()) {
    const kept = await createSittingKeeper(vault, attemptId).load()
    if (kept !== null && kept.now < kept.sitting.acceptsUntil) found.push(kept.sitting)
  }
  return found.sort((left, right) => right.opensAt - left.opensAt)[0] ?? null
}

/** Nobody is signed in, or somebody else is: what could show another's exam is erased. */
export async function forgetSittings(vault: DeviceVault, except: string | null): Promise<void> {
  for (const attemptId of await vault.attempts()) {
    const kept = await vault.get(attemptId, SITTING) ?? await vault.get(attemptId, WAITING)
    const owner = (kept as { owner: string } | undefined)?.owner
    if (except === null || owner !== except) await eraseSitting(vault, attemptId)
  }
}

export function toAnswer(operation: SaveOperation, savedAt: Instant): AnswerView {
  const { itemId, revision, optionId, flagged, struck } = operation
  return { itemId, revision, optionId, flagged, struck, savedAt }
}

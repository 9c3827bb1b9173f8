/**
 * The machine's journal of one attempt: every change that the server has not
 * acknowledged, each in a record of its own, so that two tabs never write the same
 * one. What was written is the truth of what is unsent after a reload or a crash;
 * of several changes of an item the one of the highest revision counts.
 */
import { z } from 'zod'
import { saveOperationSchema, type SaveOperation } from '#exam-engine/sitting/save-operation.ts'
import type { DeviceVault } from './device-vault.ts'
import type { UnsentChange } from './unsent-answers.ts'

const CHANGE = 'op/'
const nameOf = ({ opId }: Pick<SaveOperation, 'opId'>) => `${CHANGE}${opId}`
const changeSchema = z.strictObject({ operation: saveOperationSchema, epoch: z.int().min(0) })

export interface Journal {
  /** Resolves once the change is on the disk; what it replaces of this tab is gone then. Rejects when it is not. */
  write(change: UnsentChange): Promise<void>
  /** After the final refusal of an operation, or when the server turns out to have it. */
  settle(operation: SaveOperation): Promise<void>
  /** After the acknowledgement: the names of the records that may go now, for whoever keeps the answer instead. */
  release(operation: SaveOperation): string[]
  /** What is unsent, of all tabs of this machine: one change per item. */
  read(): Promise<UnsentChange[]>
}

export function createJournal(vault: DeviceVault, attemptId: string): Journal {
  /** Item id to the operations of that item that are on the disk, as far as this tab knows. */
  const written = new Map<string, SaveOperation[]>()
  const upTo = (operation: SaveOperation) => {
    const known = written.get(operation.itemId) ?? []
    const [older, newer] = [known.filter(({ revision }) => revision <= operation.revision),
      known.filter(({ revision }) => revision > operation.revision)]
    return { older, newer }
  }
  const release = (operation: SaveOperation) => {
    const { older, newer } = upTo(operation)
    written.set(operation.itemId, newer)
    return [...new Set([operation, ...older].map(nameOf))]
  }
  return {
    async write({ operation, epoch }) {
      const { older, newer } = upTo(operation)
      written.set(operation.itemId, [operation, ...newer])
      await vault.put(attemptId, nameOf(operation), { operation, epoch }, older.map(nameOf))
    },
    settle: (operation) => vault.delete(attemptId, release(operation)),
    release,
    async read() {
      const newest = new Map<string, UnsentChange>()
      for (const { value } of await vault.list(attemptId, CHANGE)) {
        const parsed = changeSchema.safeParse(value)
        if (!parsed.success) continue
        const { operation } = parsed.data
        written.set(operation.itemId, [...written.get(operation.itemId) ?? [], operation])
        const known = newest.get(operation.itemId)?.operation
        if (known === undefined || isNewer(operation, known)) newest.set(operation.itemId, parsed.data)
      }
      return [...newest.values()]
    },
  }
}

/** Two tabs may have made the same revision; then the later one counts, and never a coin. */
function isNewer(left: SaveOperation, right: SaveOperation): boolean {
  if (left.revision !== right.revision) return left.revision > right.revision
  return left.clientAt !== right.clientAt ? left.clientAt > right.clientAt : left.opId > right.opId
}

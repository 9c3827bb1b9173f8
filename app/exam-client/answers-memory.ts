/**
 * The answers as the page knows them: what the server stored, what it acknowledged
 * to this page, what is unsent, what is on its way to the disk. From these the
 * sheet on the screen and the next revision of an item.
 */
import type { SaveOperation } from '#exam-engine/sitting/save-operation.ts'
import type { AnswerView, SaveResult } from '#app/live/protocol.ts'
import type { AnswerDraft, ExamSnapshot } from './exam-snapshot.ts'
import { laySheet } from './lay-sheet.ts'
import { mergeDrafts } from './merge-drafts.ts'
import { randomUuid } from './random-uuid.ts'
import { createUnsentAnswers, type UnsentAnswers, type UnsentChange } from './unsent-answers.ts'

export interface AnswersMemory {
  readonly unsent: UnsentAnswers
  /** Items with a change that the server has not answered. */
  countUnsent(): number
  /** What the journal of this machine holds, whichever tab wrote it. */
  takeJournal(changes: readonly UnsentChange[]): void
  /** The sheet over what the server stored. */
  lay(stored: readonly AnswerView[]): ExamSnapshot['sheet']
  /** A change of an item that shows `shown`, made now under a lease: on its way to the disk. */
  draft(itemId: string, shown: AnswerDraft | undefined, answer: AnswerDraft, epoch: number): UnsentChange
  /** It is on the disk: to be sent, unless a newer one is there already. */
  written(change: UnsentChange): void
  /** The server's answer to one operation, BUSY_RETRY aside; true when it settles what was unsent of its item. */
  settle(operation: SaveOperation, result: SaveResult): boolean
}

export function createAnswersMemory(): AnswersMemory {
  const unsent = createUnsentAnswers()
  const revisions = new Map<string, number>()
  /** The last acknowledged change of each item. */
  const acknowledged = new Map<string, SaveOperation>()
  /** Operations that the server has answered. */
  const answered = new Set<string>()
  /** Changes on their way to the disk. */
  const drafts = new Map<string, { draft: AnswerDraft, revision: number }>()

  const noteRevision = ({ itemId, revision }: { itemId: string, revision: number }) => {
    revisions.set(itemId, Math.max(revision, revisions.get(itemId) ?? 0))
  }
  return {
    unsent,
    countUnsent: () => new Set([...drafts.keys(), ...unsent.list().map(({ operation }) => operation.itemId)]).size,
    takeJournal(changes) {
      for (const { operation } of changes) noteRevision(operation)
      unsent.takeKept(changes, answered)
    },
    lay(stored) {
      stored.forEach(noteRevision)
      return laySheet(stored, acknowledged.values(), unsent.list().map(({ operation }) => operation))
    },
    draft(itemId, shown, answer, epoch) {
      const revision = (revisions.get(itemId) ?? 0) + 1
      revisions.set(itemId, revision)
      // What was chosen a moment ago may still be on its way to the disk, and to the screen.
      const draft = mergeDrafts(shown, drafts.get(itemId)?.draft, answer)
      drafts.set(itemId, { draft, revision })
      const struck = [...draft.struck]
      return { epoch, operation: { opId: randomUuid(), itemId, revision, ...draft, struck, clientAt: Date.now() } }
    },
    written(change) {
      const { itemId, revision } = change.operation
      if (drafts.get(itemId)?.revision === revision) drafts.delete(itemId)
      if ((unsent.get(itemId)?.operation.revision ?? 0) < revision) unsent.put(change)
    },
    settle(operation, result) {
      answered.add(operation.opId)
      if (result.ok && operation.revision > (acknowledged.get(operation.itemId)?.revision ?? 0)) {
        acknowledged.set(operation.itemId, operation)
      }
      return unsent.settle(operation, result)
    },
  }
}

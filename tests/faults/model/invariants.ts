/**
 * What must hold when a schedule has come to rest, whatever happened in it
 * (docs: the invariants of a sitting). Throws the first that does not.
 */
import { readAnswerHistory } from '#db/queries/answers-history.ts'
import { listRefusedSaves } from '#db/queries/answers-quarantine.ts'
import { verifyChain } from '#exam-engine/sitting/answer-chain.ts'
import type { SaveOperation } from '#exam-engine/sitting/save-operation.ts'
import type { Model, Real } from './real.ts'

const KEPT = ['STALE_EPOCH', 'AFTER_DEADLINE', 'ATTEMPT_CLOSED', 'STALE_REVISION']

export async function checkInvariants(model: Model, real: Real): Promise<void> {
  const { world: { sitting }, attempt, record, pages } = real
  const { db } = sitting.owner
  const history = await readAnswerHistory(db, attempt.id)
  const row = await db.selectFrom('attempt').selectAll().where('id', '=', attempt.id).executeTakeFirstOrThrow()
  const answers = await db.selectFrom('answer').selectAll().where('attempt_id', '=', attempt.id).execute()
  const current = new Map(answers.map((answer) => [answer.item_id, answer]))

  // 1: what was acknowledged is there.
  const stored = new Map(history.map((save) => [nameOf(save), save]))
  for (const told of [...record.acked.values(), ...record.shown]) {
    const save = stored.get(nameOf(told))
    must(save?.optionId === told.optionId && save.flagged === told.flagged, 'an acknowledged answer is lost', told)
    must((current.get(told.itemId)?.revision ?? 0) >= told.revision, 'an older answer counts', told)
  }
  // 2: one writer, in lease order; each lease was given to one page.
  for (const [index, save] of history.entries()) {
    must(save.epoch >= (history[index - 1]?.epoch ?? 0), 'a save under an older lease came after a newer one', save)
  }
  const [first, second] = pages.map(({ epochs }) => new Set(epochs))
  if (first !== undefined && second !== undefined && row.state === 'inProgress') {
    must([...first].every((epoch) => !second.has(epoch)), 'two pages were given the same lease', [...first, ...second])
  }
  // 3: what counts is the last save of each item, and the chain is whole up to the recorded end.
  const closing = row.chain_length === null || row.chain_head === null
    ? null : { length: row.chain_length, head: row.chain_head }
  const chain = verifyChain(history, closing)
  must(chain.ok, 'the chain is broken', chain)
  const last = new Map(history.map((save) => [save.itemId, save]))
  must(last.size === answers.length, 'answers without a save, or saves without an answer', answers.length)
  for (const answer of answers) {
    const save = last.get(answer.item_id)
    must(save?.optionId === answer.option_id && save.revision === answer.revision, 'not the last save counts', answer)
  }
  // 4: nothing is stored once the exam takes no more.
  if (model.length !== null) must(history.length === model.length, 'stored after the end', history.length - model.length)
  // 5: what was refused for good is kept. It may be among the saves as well: the same operation came once more after
  // it was stored and replaced, or once more after a cancellation was taken back. It is then the very same.
  const kept = await listRefusedSaves(db, attempt.id)
  const saved = new Map(history.map((save) => [save.opId, save]))
  for (const { operation } of kept) {
    const { opId, itemId, revision, optionId } = operation as SaveOperation
    const save = saved.get(opId)
    must(save === undefined || (nameOf(save) === nameOf({ itemId, revision }) && save.optionId === optionId),
      'kept as refused and stored otherwise', operation)
  }
  if (kept.length === 0) {
    for (const code of KEPT.slice(0, 3)) must(record.refused[code] === undefined, 'a refused save was not kept', code)
  }
  // 6: a page that holds the lease and shows everything as saved shows what the database holds. Not so what was on
  // its way when the page was reloaded and was stored after the new document had asked: nobody was told of that.
  const known = new Set([...record.acked.values(), ...record.shown].map(nameOf))
  for (const page of pages) {
    const { line, state, saving, sheet, rejected } = page.store().getSnapshot()
    const holds = page.epochs.at(-1) === row.lease_epoch
    if (!holds || line !== 'live' || state !== 'inProgress' || saving.unsent > 0) continue
    for (const itemId of new Set([...Object.keys(sheet), ...current.keys()])) {
      // The page says of these that they were not taken, and is asking for what was.
      if (itemId in rejected) continue
      const [shown, answer] = [sheet[itemId], current.get(itemId)]
      if (answer !== undefined && !known.has(nameOf({ itemId, revision: answer.revision }))) continue
      must(answer?.option_id === shown?.optionId && answer?.flagged === shown?.flagged, 'the screen shows another answer',
        { itemId, shown, answer, refused: record.refused, epochs: pages.map(({ epochs }) => epochs), kept })
    }
  }
}

function nameOf({ itemId, revision }: { itemId: string; revision: number }): string {
  return `${itemId} ${String(revision)}`
}

function must(holds: boolean, what: string, detail: unknown): asserts holds {
  if (!holds) throw new Error(`${what}: ${JSON.stringify(detail)}`)
}

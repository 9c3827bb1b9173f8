/**
 * A rehearsal by the exam's own rules (exam-engine/sitting/judge-save.ts), over tables of its own: claimed by one tab,
 * saved, handed in; each step one transaction under the row's lock, answered after its commit. The clock is the
 * database's.
 */
import type { Database, Trx } from '#db/client.ts'
import { readNow } from '#db/queries/clock.ts'
import {
  claimRehearsal, finishRehearsal, listRehearsalAnswers, lockRehearsal, saveRehearsalAnswers, type RehearsalAnswer,
  type StoredRehearsal,
} from '#db/queries/rehearsals.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { answersDigest } from '#exam-engine/sitting/answers-digest.ts'
import { judgeSave } from '#exam-engine/sitting/judge-save.ts'
import type { SaveOperation } from '#exam-engine/sitting/save-operation.ts'
import type { AttachedState, AttachRequest, HandInReply, SaveReply, SaveRequest, SaveResult } from '#app/live/protocol.ts'
import { readRehearsalPaper } from './rehearsal-paper.server.ts'
import { rehearsalState } from './rehearsal-state.ts'

interface Standing {
  trx: Trx
  rehearsal: StoredRehearsal
  now: Instant
  answers: RehearsalAnswer[]
}

/** Null when it is not there. */
function hold<T>({ db }: Database, id: string, work: (standing: Standing) => Promise<T>): Promise<T | null> {
  return db.transaction().execute(async (trx) => {
    const rehearsal = await lockRehearsal(trx, id)
    if (rehearsal === undefined) return null
    return work({ trx, rehearsal, now: await readNow(trx), answers: await listRehearsalAnswers(trx, id) })
  })
}

export interface AttachedRehearsal {
  state: AttachedState
  /** Another tab wrote before. */
  taken: boolean
}

/** The tab that asked last writes: nobody's exam hangs on it, so none has to be asked. What the clock has closed is recorded before it is shown. */
export function attachRehearsal(
  database: Database, id: string, { tabId }: Pick<AttachRequest, 'tabId'>,
): Promise<AttachedRehearsal | null> {
  return hold(database, id, async ({ trx, rehearsal, now, answers }) => {
    const state = rehearsalState(rehearsal, now)
    const isOver = state === 'handedIn' || state === 'closed'
    const closing = isOver ? await close({ trx, rehearsal, now, answers }) : null
    const claims = !isOver && rehearsal.holder !== tabId
    const epoch = claims && rehearsal.holder !== null ? rehearsal.epoch + 1 : rehearsal.epoch
    if (claims) await claimRehearsal(trx, id, tabId, epoch)
    const paper = readRehearsalPaper()
    return { taken: claims && rehearsal.holder !== null, state: {
      ok: true, attemptId: id, state, epoch, ownSince: 1, handOver: null, now,
      opensAt: rehearsal.opensAt, closesAt: rehearsal.closesAt, acceptsUntil: rehearsal.closesAt, timesVersion: 1,
      position: null, answers, sealed: isOver ? null : paper.sealed,
      opening: state === 'inProgress' ? paper.openingFor(rehearsal.seed) : null,
      announcements: [], adjustment: null, closing,
    } }
  })
}

/** The end as it was recorded; recorded now where the clock alone ended it. */
async function close({ trx, rehearsal, answers }: Standing): Promise<AttachedState['closing']> {
  const { id, finishedAt, answeredCount, answersDigest: digest, closesAt } = rehearsal
  if (finishedAt !== null && answeredCount !== null && digest !== null) {
    return { answeredCount, answersDigest: digest, finishedAt }
  }
  const end = sumUp(answers)
  await finishRehearsal(trx, id, { at: closesAt, handedIn: false, ...end })
  return { ...end, finishedAt: closesAt }
}

export function saveRehearsal(
  database: Database, id: string, { epoch, ops }: SaveRequest,
): Promise<SaveReply | null> {
  return hold(database, id, async ({ trx, rehearsal, now, answers }) => {
    const { optionsOf } = readRehearsalPaper()
    const current = new Map(answers.map((answer) => [answer.itemId, answer]))
    const changed = new Map<string, RehearsalAnswer>()
    const take = (operation: SaveOperation): SaveResult => {
      const { itemId, revision } = operation
      const stored = current.get(itemId) ?? null
      const verdict = judgeSave({
        state: rehearsalState(rehearsal, now), leaseEpoch: rehearsal.epoch, acceptsUntil: rehearsal.closesAt,
        current: stored, optionIds: optionsOf.get(itemId) ?? null,
      }, operation, epoch, now)
      if (!verdict.ok) return { ok: false, itemId, revision, refusal: verdict.refusal }
      if (verdict.value === 'accept') {
        const { optionId, flagged, struck } = operation
        const answer = { itemId, revision, optionId, flagged, struck, savedAt: now }
        current.set(itemId, answer)
        changed.set(itemId, answer)
      }
      const savedAt = verdict.value === 'accept' ? now : stored?.savedAt ?? now
      return { ok: true, itemId, revision, savedAt, digest: answersDigest([...current.values()]).slice(0, 16) }
    }
    const results = ops.map(take)
    await saveRehearsalAnswers(trx, id, [...changed.values()])
    const { closesAt } = rehearsal
    return { ok: true, results, now, closesAt, acceptsUntil: closesAt, timesVersion: 1 }
  })
}

export async function handInRehearsal(database: Database, id: string, epoch: number): Promise<HandInReply> {
  const reply = await hold(database, id, async ({ trx, rehearsal, now, answers }): Promise<HandInReply> => {
    const state = rehearsalState(rehearsal, now)
    if (state === 'closed') return { ok: false, refusal: 'AFTER_DEADLINE' }
    if (state === 'admitted') return { ok: false, refusal: 'WRONG_STATE' }
    if (state === 'handedIn') {
      const closing = await close({ trx, rehearsal, now, answers })
      return closing === null ? { ok: false, refusal: 'WRONG_STATE' } : { ok: true, ...closing }
    }
    if (epoch !== rehearsal.epoch) return { ok: false, refusal: 'STALE_EPOCH' }
    const end = sumUp(answers)
    await finishRehearsal(trx, id, { at: now, handedIn: true, ...end })
    return { ok: true, ...end, finishedAt: now }
  })
  return reply ?? { ok: false, refusal: 'ATTEMPT_UNKNOWN' }
}

function sumUp(answers: readonly RehearsalAnswer[]) {
  return {
    answeredCount: answers.filter(({ optionId }) => optionId !== null).length, answersDigest: answersDigest(answers),
  }
}

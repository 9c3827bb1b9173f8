/**
 * Checks every attempt against its own evidence: the chain of its saves from
 * first to last, the answers that count against the last save of each item, and
 * for ended attempts the digest on the receipt and the one in the audit.
 */
import { answersDigest } from '#exam-engine/sitting/answers-digest.ts'
import { verifyChain } from '#exam-engine/sitting/answer-chain.ts'
import type { DbOrTrx } from './client.ts'
import { readAnswerHistory } from './queries/answers-history.ts'

export type AnswerFault =
  | 'CHAIN_GAP' | 'CHAIN_BROKEN' | 'CHAIN_END_DIFFERS'
  /** An answer that counts is not the last save of its item. */
  | 'ANSWER_DIFFERS'
  | 'DIGEST_DIFFERS'
  /** The end of the attempt is not in the audit, or with another digest. */
  | 'AUDIT_DIFFERS'

export interface AnswerChainsVerdict {
  attempts: number
  saves: number
  broken: { attemptId: string, reason: AnswerFault }[]
}

/** Every attempt that was opened. Give it a repeatable-read transaction while others are writing. */
export async function verifyAnswerChains(db: DbOrTrx): Promise<AnswerChainsVerdict> {
  const attempts = await db.selectFrom('attempt')
    .select(['id', 'answers_digest', 'chain_length', 'chain_head'])
    .where('started_at', 'is not', null).orderBy('id').execute()
  const verdict: AnswerChainsVerdict = { attempts: attempts.length, saves: 0, broken: [] }
  for (const attempt of attempts) {
    const history = await readAnswerHistory(db, attempt.id)
    verdict.saves += history.length
    const closing = attempt.chain_length === null || attempt.chain_head === null
      ? null : { length: attempt.chain_length, head: attempt.chain_head }
    const chain = verifyChain(history, closing)
    const reason = chain.ok ? await findFault(db, attempt.id, attempt.answers_digest, history) : chain.refusal
    if (reason !== null) verdict.broken.push({ attemptId: attempt.id, reason })
  }
  return verdict
}

async function findFault(
  db: DbOrTrx, attemptId: string, digest: string | null, history: Awaited<ReturnType<typeof readAnswerHistory>>,
): Promise<AnswerFault | null> {
  const answers = await db.selectFrom('answer').select(['item_id', 'option_id', 'revision'])
    .where('attempt_id', '=', attemptId).execute()
  const last = new Map(history.map((save) => [save.itemId, save]))
  const same = answers.length === last.size && answers.every((answer) => {
    const save = last.get(answer.item_id)
    return save?.optionId === answer.option_id && save.revision === answer.revision
  })
  if (!same) return 'ANSWER_DIFFERS'
  if (digest === null) return null
  if (answersDigest(answers.map((row) => ({ itemId: row.item_id, optionId: row.option_id }))) !== digest) {
    return 'DIGEST_DIFFERS'
  }
  const end = await db.selectFrom('audit_event').select('payload')
    .where('subject_type', '=', 'attempt').where('subject_id', '=', attemptId)
    .where('action', 'in', ['sitting.handIn', 'sitting.close']).executeTakeFirst()
  const audited = (JSON.parse(end?.payload ?? '{}') as { answersDigest?: unknown }).answersDigest
  return audited === digest ? null : 'AUDIT_DIFFERS'
}

/** Stores what was decided on a locked attempt. Each takes the transaction that holds the lock. */
import { sql } from 'kysely'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import { answersDigest } from '#exam-engine/sitting/answers-digest.ts'
import type { AttemptStanding, AttemptState } from '#exam-engine/sitting/attempt-machine.ts'
import type { Trx } from '../client.ts'

/** The new state alone. */
export async function saveStanding(trx: Trx, attemptId: string, standing: AttemptStanding): Promise<void> {
  await update(trx, attemptId, standing)
}

/** §3.1 C: admitted by a person, with the seed of the candidate's own order. */
export async function saveAdmission(
  trx: Trx, attemptId: string, standing: AttemptStanding,
  admission: { at: Instant; by: string; permutationSeed: string },
): Promise<void> {
  await update(trx, attemptId, standing, {
    admitted_at: toIso(admission.at), admitted_by: admission.by, permutation_seed: admission.permutationSeed,
    denial_reason: null, denial_note: null,
  })
}

export async function saveDenial(
  trx: Trx, attemptId: string, standing: AttemptStanding, denial: { reason: string; note: string },
): Promise<void> {
  await update(trx, attemptId, standing, { denial_reason: denial.reason, denial_note: denial.note })
}

/** Opens the exams of a crowd in one statement. */
export async function saveStarts(
  trx: Trx, starts: readonly { attemptId: string; standing: AttemptStanding; formId: string }[], at: Instant,
): Promise<void> {
  await sql`update attempt set state = s.state, started_at = ${toIso(at)}::timestamptz, form_id = s.form_id
    from unnest(${starts.map(({ attemptId }) => attemptId)}::uuid[],
      ${starts.map(({ standing }) => standing.state)}::text[],
      ${starts.map(({ formId }) => formId)}::uuid[]) as s (id, state, form_id)
    where attempt.id = s.id`.execute(trx)
}

export async function saveLease(trx: Trx, attemptId: string, lease: { epoch: number; holder: Buffer }): Promise<void> {
  await trx.updateTable('attempt').set({ lease_epoch: lease.epoch, lease_session: lease.holder })
    .where('id', '=', attemptId).execute()
}

/** §3.1 D: the answers stay. The end that is already recorded stays too; an exam cut short ends now. */
export async function saveCancellation(
  trx: Trx, attemptId: string, standing: AttemptStanding, cancellation: { at: Instant; note: string },
): Promise<void> {
  const cutShort = standing.stateBeforeCancellation === 'inProgress'
  await update(trx, attemptId, standing, {
    cancel_note: cancellation.note, ...(cutShort ? { finished_at: toIso(cancellation.at) } : {}),
  })
}

/** Back to the state before; an exam that was cut short is open again, or past its deadline. */
export async function saveReinstatement(trx: Trx, attemptId: string, standing: AttemptStanding): Promise<void> {
  await update(trx, attemptId, standing, {
    cancel_note: null, ...(standing.state === 'inProgress' ? { finished_at: null } : {}),
  })
}

/** What an ended attempt commits to. */
export interface Closing {
  answersDigest: string
  answeredCount: number
  chainLength: number
  /** 64 hex. */
  chainHead: string
}

/** The commitment to what is stored now; under the lock no save can slip in between. */
export async function readClosing(trx: Trx, attemptId: string): Promise<Closing> {
  const answers = await trx.selectFrom('answer').select(['item_id', 'option_id'])
    .where('attempt_id', '=', attemptId).execute()
  const end = await trx.selectFrom('answer_history').select(['seq', 'hash'])
    .where('attempt_id', '=', attemptId).orderBy('seq', 'desc').limit(1).executeTakeFirst()
  return {
    answersDigest: answersDigest(answers.map((row) => ({ itemId: row.item_id, optionId: row.option_id }))),
    answeredCount: answers.filter((row) => row.option_id !== null).length,
    chainLength: end?.seq ?? 0,
    chainHead: end?.hash.toString('hex') ?? '00'.repeat(32),
  }
}

/** Ends an exam that was opened, by hand-in or at the deadline, with its commitment. */
export async function saveFinish(
  trx: Trx, attemptId: string, standing: AttemptStanding, at: Instant,
): Promise<Closing> {
  const closing = await readClosing(trx, attemptId)
  await update(trx, attemptId, standing, {
    finished_at: toIso(at), answers_digest: closing.answersDigest, answered_count: closing.answeredCount,
    chain_length: closing.chainLength, chain_head: Buffer.from(closing.chainHead, 'hex'),
  })
  return closing
}

interface AttemptChange {
  admitted_at?: string
  admitted_by?: string
  permutation_seed?: string
  denial_reason?: string | null
  denial_note?: string | null
  cancel_note?: string | null
  finished_at?: string | null
  answers_digest?: string
  answered_count?: number
  chain_length?: number
  chain_head?: Buffer
}

async function update(
  trx: Trx, attemptId: string, standing: AttemptStanding, change: AttemptChange = {},
): Promise<void> {
  const state: AttemptState = standing.state
  await trx.updateTable('attempt')
    .set({ state, state_before_cancel: standing.stateBeforeCancellation, ...change })
    .where('id', '=', attemptId).execute()
}

/** Stores what was decided on a locked attempt. Each takes the transaction that holds the lock. */
import { sql, type RawBuilder } from 'kysely'
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import { answersDigest, type FinalAnswer } from '#exam-engine/sitting/answers-digest.ts'
import type { AttemptStanding, AttemptState } from '#exam-engine/sitting/attempt-machine.ts'
import type { Trx } from '../client.ts'

/**
 * Of an attempt that is open again: whoever attached while it was not has the epoch of the lease without holding it.
 * The holder goes on under the new one.
 */
const NEXT_EPOCH = sql<number>`lease_epoch + least(lease_epoch, 1)`

/** The new state alone. */
export async function saveStanding(trx: Trx, attemptId: string, standing: AttemptStanding): Promise<void> {
  await update(trx, attemptId, standing)
}

/** §3.1 C: expected once more; the denial stays among the check-in records. */
export async function saveUndoneDenial(trx: Trx, attemptId: string, standing: AttemptStanding): Promise<void> {
  await update(trx, attemptId, standing, { lease_epoch: NEXT_EPOCH })
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
  const { state } = standing
  await update(trx, attemptId, standing, {
    cancel_note: null, ...(state === 'inProgress' ? { finished_at: null } : {}),
    ...(state === 'inProgress' || state === 'admitted' ? { lease_epoch: NEXT_EPOCH } : {}),
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
  return closingOf(await readClosings(trx, [attemptId]), attemptId)
}

/** Attempt id to its commitment, for each of them. */
async function readClosings(trx: Trx, attemptIds: readonly string[]): Promise<ReadonlyMap<string, Closing>> {
  const { rows } = await sql<{ id: string; answers: FinalAnswer[]; seq: number | null; hash: Buffer | null }>`
    select a.id, h.seq, h.hash,
      coalesce((select json_agg(json_build_object('itemId', item_id, 'optionId', option_id))
        from answer where attempt_id = a.id), '[]') as answers
    from unnest(${[...attemptIds]}::uuid[]) as a (id)
    left join lateral (select seq, hash from answer_history where attempt_id = a.id order by seq desc limit 1) h on true
  `.execute(trx)
  return new Map(rows.map(({ id, answers, seq, hash }) => [id, {
    answersDigest: answersDigest(answers),
    answeredCount: answers.filter(({ optionId }) => optionId !== null).length,
    chainLength: seq ?? 0,
    chainHead: hash?.toString('hex') ?? '00'.repeat(32),
  }]))
}

/** What attempts that ended committed to, and when. */
export async function readStoredClosings(
  trx: Trx, attemptIds: readonly string[],
): Promise<ReadonlyMap<string, Closing & { finishedAt: Instant }>> {
  if (attemptIds.length === 0) return new Map()
  const { rows } = await sql<Closing & { id: string, finishedAt: Instant }>`
    select id, answers_digest as "answersDigest", answered_count as "answeredCount", chain_length as "chainLength",
      encode(chain_head, 'hex') as "chainHead", finished_at as "finishedAt"
    from attempt where id = any(${[...attemptIds]}::uuid[]) and answers_digest is not null`.execute(trx)
  return new Map(rows.map(({ id, ...closing }) => [id, closing]))
}

export interface Finish {
  attemptId: string
  standing: AttemptStanding
  at: Instant
}

/** Ends exams that were opened, by hand-in or at the deadline, with their commitments: attempt id to closing. */
export async function saveFinishes(trx: Trx, finishes: readonly Finish[]): Promise<ReadonlyMap<string, Closing>> {
  const ids = finishes.map(({ attemptId }) => attemptId)
  const closings = await readClosings(trx, ids)
  const inOrder = ids.map((attemptId) => closingOf(closings, attemptId))
  await sql`update attempt set state = f.state, state_before_cancel = f.before, finished_at = f.at,
      answers_digest = f.digest, answered_count = f.answered, chain_length = f.length, chain_head = decode(f.head, 'hex')
    from unnest(${ids}::uuid[], ${finishes.map(({ standing }) => standing.state)}::text[],
      ${finishes.map(({ standing }) => standing.stateBeforeCancellation)}::text[],
      ${finishes.map(({ at }) => toIso(at))}::timestamptz[],
      ${inOrder.map((closing) => closing.answersDigest)}::text[],
      ${inOrder.map((closing) => closing.answeredCount)}::integer[],
      ${inOrder.map((closing) => closing.chainLength)}::integer[],
      ${inOrder.map((closing) => closing.chainHead)}::text[])
      as f (id, state, before, at, digest, answered, length, head)
    where attempt.id = f.id`.execute(trx)
  return closings
}

/** Of one of those that were asked for. */
export function closingOf(closings: ReadonlyMap<string, Closing>, attemptId: string): Closing {
  const closing = closings.get(attemptId)
  if (closing === undefined) throw new Error(`attempt ${attemptId} was not among those that ended`)
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
  lease_epoch?: RawBuilder<number>
}

async function update(
  trx: Trx, attemptId: string, standing: AttemptStanding, change: AttemptChange = {},
): Promise<void> {
  const state: AttemptState = standing.state
  await trx.updateTable('attempt')
    .set({ state, state_before_cancel: standing.stateBeforeCancellation, ...change })
    .where('id', '=', attemptId).execute()
}

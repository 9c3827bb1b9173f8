/** Focus events of attempts: kept once each, bounded per attempt, read for the supervisor. */
import { sql } from 'kysely'
import type { DbOrTrx } from '../client.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { FocusKind } from '../tables/focus-tables.ts'

/** An attempt keeps this many rows at most: what a broken page could send must not fill the disk. */
export const MOST_FOCUS_ROWS = 1000

export interface ReportedFocus {
  readonly eventId: string
  readonly phase: 'left' | 'returned'
  readonly kind: FocusKind
  readonly delayMs: number
  /** Null while away. */
  readonly awayMs: number | null
}

/** Keeps each once. Of an attempt that was never opened, or beyond the bound, nothing is kept. */
export async function keepFocusEvents(db: DbOrTrx, attemptId: string, events: readonly ReportedFocus[]): Promise<void> {
  const { kept } = await db.selectFrom('focus_event').select(({ fn }) => fn.countAll<number>().as('kept'))
    .where('attempt_id', '=', attemptId).executeTakeFirstOrThrow()
  const started = await db.selectFrom('attempt').select('id').where('id', '=', attemptId)
    .where('started_at', 'is not', null).executeTakeFirst()
  const room = MOST_FOCUS_ROWS - Number(kept)
  if (started === undefined || room <= 0) return
  await db.insertInto('focus_event').values(events.slice(0, room).map((event) => ({
    attempt_id: attemptId, event_id: event.eventId, phase: event.phase, kind: event.kind,
    delay_ms: event.delayMs, away_ms: event.awayMs,
  }))).onConflict((conflict) => conflict.doNothing()).execute()
}

export interface FocusRecord {
  readonly kind: FocusKind
  /** When it was received. */
  readonly at: Instant
  readonly delayMs: number
  /** Null: not back, as far as the server knows. */
  readonly awayMs: number | null
}

export interface FocusSummary {
  readonly count: number
  /** The newest first. */
  readonly latest: readonly FocusRecord[]
}

const SHOWN = 10

/** By attempt; who never left is not in it. */
export async function summarizeFocus(
  db: DbOrTrx, attemptIds: readonly string[],
): Promise<ReadonlyMap<string, FocusSummary>> {
  if (attemptIds.length === 0) return new Map()
  const rows = await db.selectFrom('focus_event as gone')
    .leftJoin('focus_event as back', (join) => join.onRef('back.attempt_id', '=', 'gone.attempt_id')
      .onRef('back.event_id', '=', 'gone.event_id').on('back.phase', '=', 'returned'))
    .select(['gone.attempt_id', 'gone.kind', 'gone.at', 'gone.delay_ms', 'back.away_ms'])
    .where('gone.attempt_id', 'in', attemptIds).where('gone.phase', '=', 'left')
    .orderBy(sql`gone.at - gone.delay_ms * interval '1 millisecond'`, 'desc').orderBy('gone.event_id').execute()
  const summaries = new Map<string, { count: number, latest: FocusRecord[] }>()
  for (const { attempt_id: id, kind, at, delay_ms: delayMs, away_ms: awayMs } of rows) {
    const summary = summaries.get(id) ?? { count: 0, latest: [] }
    summary.count += 1
    if (summary.latest.length < SHOWN) summary.latest.push({ kind, at, delayMs, awayMs })
    summaries.set(id, summary)
  }
  return summaries
}

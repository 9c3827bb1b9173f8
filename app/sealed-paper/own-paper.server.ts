/**
 * Who gets which sealed paper: a resident whose own latest attempt was admitted, or
 * runs, that of this attempt's form and no other. Before T0 it cannot be read; the key
 * travels apart (app/live/attached-state.server.ts).
 */
import { findLatestAttemptOf } from '#db/queries/attempt-read.ts'
import { findFormOfAttempt } from '#db/queries/sealed-papers.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import type { Actor } from '#app/http/actor.ts'
import type { Services } from '#app/services.server.ts'
import type { SealedPaper } from './sealed-papers.server.ts'

export async function readOwnPaper(
  { database: { db }, papers }: Pick<Services, 'database' | 'papers'>, actor: Actor, formId: string,
): Promise<Result<SealedPaper, 'ATTEMPT_UNKNOWN' | 'WRONG_STATE'>> {
  const attempt = await findLatestAttemptOf(db, actor.personId)
  if (attempt === undefined || await findFormOfAttempt(db, attempt.id) !== formId) return refuse('ATTEMPT_UNKNOWN')
  if (attempt.state !== 'admitted' && attempt.state !== 'inProgress') return refuse('WRONG_STATE')
  return accept(await papers.find(formId))
}

/** The bytes as every node sends them: they never change, and belong to nobody else's cache. */
export function paperHeaders({ sha256 }: SealedPaper): Record<string, string> {
  return {
    'content-type': 'application/octet-stream', 'cache-control': 'private, max-age=86400, immutable', 'etag': `"${sha256}"`,
  }
}

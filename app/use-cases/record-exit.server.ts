/** A supervisor records that a candidate of the own sede left the room, and that they came back. §3.1 B */
import { findActa } from '#db/queries/actas.ts'
import { lockAttempt, type LockedAttempt } from '#db/queries/attempt-lock.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { insertExit, listExits, saveReturn } from '#db/queries/room-exits.ts'
import type { Trx } from '#db/client.ts'
import { accept, refuse, type Refused, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import {
  openExit,
  recordExit as decideExit,
  recordReturn as decideReturn,
  type ExitReport,
} from '#exam-engine/sitting/room-exit.ts'
import { hasRoleAtSede, type Actor } from '#app/http/actor.ts'
import type { SittingServices } from './sitting-services.ts'

type CommonRefusal = 'ATTEMPT_UNKNOWN' | 'NOT_YOUR_SEDE' | 'ACTA_ISSUED'
export type ExitRefusal = CommonRefusal | 'WRONG_STATE' | 'ALREADY_OUTSIDE' | 'EXIT_NEEDS_NOTE'
export type ReturnRefusal = CommonRefusal | 'NOT_OUTSIDE'

/** The time is the database's, at this moment. The exam's clock runs on. */
export async function recordExit(
  services: SittingServices,
  actor: Actor,
  { attemptId, report }: { attemptId: string; report: ExitReport }
): Promise<Result<null, ExitRefusal>> {
  return record<ExitRefusal>(services, actor, attemptId, async (trx, attempt, isOutside) => {
    const decision = decideExit(attempt, report, isOutside, await readNow(trx))
    if (!decision.ok) return decision
    await insertExit(trx, { attemptId, ...report, by: actor.personId })
    await audit(trx, actor, attempt, {
      action: 'sitting.recordExit',
      payload: { reason: report.reason, ...hashOf(report.note) },
    })
    return accept(null)
  })
}

/** Ends the open exit; also once the exam has ended, until the acta is signed. */
export async function recordReturn(
  services: SittingServices,
  actor: Actor,
  { attemptId, note }: { attemptId: string; note: string }
): Promise<Result<null, ReturnRefusal>> {
  return record<ReturnRefusal>(services, actor, attemptId, async (trx, attempt, isOutside) => {
    const decision = decideReturn(isOutside)
    if (!decision.ok) return decision
    await saveReturn(trx, attemptId, { by: actor.personId, note })
    await audit(trx, actor, attempt, { action: 'sitting.recordReturn', payload: hashOf(note) })
    return accept(null)
  })
}

/** Under the attempt's lock, which keeps the acta from being frozen in between. */
async function record<R extends string>(
  { database, live }: SittingServices,
  actor: Actor,
  attemptId: string,
  act: (trx: Trx, attempt: LockedAttempt, isOutside: boolean) => Promise<Result<null, R>>
): Promise<Result<null, R | CommonRefusal>> {
  const result = await database.db.transaction().execute(async (trx): Promise<Result<null, R | CommonRefusal>> => {
    const attempt = await lockAttempt(trx, attemptId)
    const barred = await barOf(trx, actor, attempt)
    if (barred !== null || attempt === undefined) return barred ?? refuse('ATTEMPT_UNKNOWN')
    return act(trx, attempt, openExit(await listExits(trx, [attemptId])) !== null)
  })
  if (result.ok) live.publishAttemptChanged(attemptId)
  return result
}

async function barOf(
  trx: Trx,
  actor: Actor,
  attempt: LockedAttempt | undefined
): Promise<Refused<CommonRefusal> | null> {
  if (attempt === undefined) return refuse('ATTEMPT_UNKNOWN')
  if (!hasRoleAtSede(actor, 'supervisor', attempt.sedeCode)) return refuse('NOT_YOUR_SEDE')
  return (await findActa(trx, attempt)) === undefined ? null : refuse('ACTA_ISSUED')
}

async function audit(
  trx: Trx,
  actor: Actor,
  { id, sedeCode }: LockedAttempt,
  { action, payload }: { action: string; payload: Record<string, string> }
): Promise<void> {
  await appendAudit(trx, {
    actor: { personId: actor.personId, role: 'supervisor' },
    action,
    subjectType: 'attempt',
    subjectId: id,
    payload: { ...payload, sedeCode },
  })
}

/** What was written may be about health: the audit commits to it and does not hold it. */
function hashOf(note: string): { noteSha256: string } {
  return { noteSha256: sha256Hex(note) }
}

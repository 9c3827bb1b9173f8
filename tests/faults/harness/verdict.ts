/**
 * The examiner: what the database holds against what the candidates were told.
 * Reads with the owner's rights and the product's own checks of its chains.
 */
import { verifyAnswerChains } from '#db/verify-answer-chains.ts'
import { verifyAudit } from '#db/verify-audit.ts'
import { readSession } from '#app/http/sessions.server.ts'
import { markExam } from '#app/use-cases/mark-exam.server.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { CLOSES_AT } from '#tests/db/sitting/sitting-database.ts'
import type { SimulatedCandidate } from './candidate.ts'
import type { Told } from './record.ts'
import type { FaultSitting } from './sitting.ts'

export interface Verdict {
  acked: number
  found: number
  lost: number
  /** Sentences on what does not hold; empty when all does. */
  faults: string[]
}

/** Every candidate has handed in. Moves the clock past the end of the turno, to mark. */
export async function judge(sitting: FaultSitting, crowd: readonly SimulatedCandidate[]): Promise<Verdict> {
  const faults: string[] = []
  const { found, lost } = await compareAcks(sitting, crowd, faults)
  await checkWriters(sitting, faults)
  await checkMarks(sitting, crowd, faults)
  const audit = await verifyAudit(sitting.owner.db)
  if (!audit.whole) faults.push(`the audit chain breaks at ${String(audit.brokenAt)}: ${audit.reason}`)
  const chains = await verifyAnswerChains(sitting.owner.db)
  for (const { attemptId, reason } of chains.broken) faults.push(`the answers of ${attemptId} do not hold: ${reason}`)
  if (lost > 0) faults.push(`${String(lost)} acknowledged answers are lost`)
  return { acked: found + lost, found, lost, faults }
}

async function compareAcks({ owner }: FaultSitting, crowd: readonly SimulatedCandidate[], faults: string[]) {
  const rows = await owner.db.selectFrom('answer_history')
    .select(['attempt_id', 'item_id', 'revision', 'option_id', 'flagged', 'epoch', 'op_id']).execute()
  const byOperation = new Map(rows.map((row) => [`${row.attempt_id} ${row.op_id}`, row]))
  const bySave = new Map(rows.map((row) => [`${row.attempt_id} ${row.item_id} ${String(row.revision)}`, row]))
  let found = 0
  let lost = 0
  for (const { attempt, record } of crowd) {
    for (const [opId, told] of record.acked) {
      const row = byOperation.get(`${attempt.id} ${opId}`)
      // Another operation with exactly this content may have been first: the ack says that this content is stored.
      const stands = row ?? bySave.get(`${attempt.id} ${told.itemId} ${String(told.revision)}`)
      if (stands !== undefined && holds(stands, told)) found += 1
      else lost += 1
    }
    const missing = record.shown.filter((told) => {
      const row = bySave.get(`${attempt.id} ${told.itemId} ${String(told.revision)}`)
      return row === undefined || !holds(row, told)
    })
    if (missing.length > 0) faults.push(`${attempt.id} was shown ${String(missing.length)} answers that are not stored`)
  }
  return { found, lost }
}

function holds(row: { item_id: string; revision: number; option_id: string | null; flagged: boolean }, told: Told) {
  return row.item_id === told.itemId && row.revision === told.revision && row.option_id === told.optionId
    && row.flagged === told.flagged
}

/** One writer: along the chain leases only grow, and each was granted to one holder. Nothing after the deadline. */
async function checkWriters({ owner: { sql } }: FaultSitting, faults: string[]): Promise<void> {
  const [{ backwards, late, granted }] = await sql<[{ backwards: number; late: number; granted: number }]>`select
    (select count(*) from (select epoch < lag(epoch) over (partition by attempt_id order by seq) as back
      from answer_history) as steps where back) as backwards,
    (select count(*) from answer_history h join attempt a on a.id = h.attempt_id
      where h.received_at >= a.accepts_until) as late,
    (select count(*) from (select subject_id, payload::jsonb ->> 'epoch' from audit_event
      where action = 'sitting.claimLease' group by 1, 2 having count(*) > 1) as twice) as granted`
  if (backwards > 0) faults.push(`${String(backwards)} saves under a lease older than the one before`)
  if (late > 0) faults.push(`${String(late)} saves after the deadline`)
  if (granted > 0) faults.push(`${String(granted)} leases granted twice`)
}

async function checkMarks(
  sitting: FaultSitting, crowd: readonly SimulatedCandidate[], faults: string[],
): Promise<void> {
  await sitting.startClock(instant(CLOSES_AT + 60_000))
  const admin = await readSession(sitting.app, sitting.staff.admin.cookie)
  if (admin === null) throw new Error('the admin has no session')
  // Marking asks for the database and nothing else of the services.
  const marked = await markExam({ database: sitting.app } as Parameters<typeof markExam>[0], admin, sitting.examId)
  if (!marked.ok) {
    faults.push(`marking refused: ${marked.refusal}`)
    return
  }
  const marks = await sitting.owner.db.selectFrom('mark').select(['attempt_id', 'status', 'correct']).execute()
  const byAttempt = new Map(marks.map((mark) => [mark.attempt_id, mark]))
  for (const candidate of crowd) {
    const expected = countRight(candidate, sitting.key)
    const mark = byAttempt.get(candidate.attempt.id)
    if (mark?.status !== 'present' || mark.correct !== expected) {
      faults.push(`${candidate.attempt.id} has ${String(mark?.correct)} right, by its own record ${String(expected)}`)
    }
  }
}

/** By the candidate's own record: of each item the last acknowledged change, in the order of leases and revisions. */
function countRight({ record }: SimulatedCandidate, key: Readonly<Record<string, string>>): number {
  const last = new Map<string, Told>()
  for (const told of [...record.acked.values(), ...record.shown]) {
    if (told.revision >= (last.get(told.itemId)?.revision ?? 0)) last.set(told.itemId, told)
  }
  return [...last.values()].filter(({ itemId, optionId }) => optionId !== null && optionId === key[itemId]).length
}

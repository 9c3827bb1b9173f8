/**
 * Walks the audit chain and recomputes each link from the row as it stands: a
 * changed, removed, inserted or reordered row breaks the chain at its place, and
 * a rewritten tail no longer ends where the head says.
 */
import { sha256 } from '#exam-engine/kernel/sha256.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx } from './client.ts'
import { readAuditChain } from './queries/audit.ts'

const PAGE = 5_000
const GENESIS = Buffer.alloc(32)

export interface AuditRow {
  seq: number
  at: Instant
  actor_id: string | null
  actor_role: string | null
  action: string
  subject_type: string
  subject_id: string
  payload: string
  previous_hash: Uint8Array
  hash: Uint8Array
}

export type AuditVerdict =
  | { whole: true; events: number; head: string }
  | { whole: false; events: number; brokenAt: number; reason: 'MISSING' | 'LINK' | 'CONTENT' | 'TAIL' }

/** The 32 bytes that the database's trigger must have written (migration 0002). */
export function linkOf(previousHash: Uint8Array, row: AuditRow): Uint8Array {
  const line = [row.seq, row.at, row.actor_id ?? '-', row.actor_role ?? '-', row.action, row.subject_type,
    row.subject_id, row.payload].join('\n')
  return sha256(Buffer.concat([previousHash, Buffer.from(line, 'utf8')]))
}

/**
 * Reads the whole chain in pages; constant memory. Give it a repeatable-read transaction when others are writing.
 * `brokenAt` is the first sequence number that does not hold.
 */
export async function verifyAudit(db: DbOrTrx): Promise<AuditVerdict> {
  let previous: Uint8Array = GENESIS
  let seq = 0
  for (;;) {
    const rows: AuditRow[] = await readAuditChain(db, seq, PAGE)
    for (const row of rows) {
      const verdict = judgeRow(row, seq + 1, previous)
      if (verdict !== null) return { whole: false, events: seq, brokenAt: seq + 1, reason: verdict }
      previous = row.hash
      seq = row.seq
    }
    if (rows.length < PAGE) break
  }
  const head = await db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirstOrThrow()
  if (head.seq !== seq || Buffer.compare(head.hash, previous) !== 0) {
    return { whole: false, events: seq, brokenAt: seq + 1, reason: 'TAIL' }
  }
  return { whole: true, events: seq, head: head.hash.toString('hex') }
}

function judgeRow(row: AuditRow, expectedSeq: number, previous: Uint8Array): 'MISSING' | 'LINK' | 'CONTENT' | null {
  if (row.seq !== expectedSeq) return 'MISSING'
  if (Buffer.compare(row.previous_hash, previous) !== 0) return 'LINK'
  if (Buffer.compare(row.hash, linkOf(previous, row)) !== 0) return 'CONTENT'
  return null
}

/**
 * Walks the audit chain and recomputes each link from the row as it stands: a
 * changed, removed, inserted or reordered row breaks the chain at its place, and
 * a rewritten tail no longer ends where the head says. Somebody who also moves the
 * head is found by the anchors alone (app/audit).
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
  /** The stored moment is finer than the milliseconds that are hashed. */
  at_finer?: boolean
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
  | { whole: false; events: number; brokenAt: number; reason: AuditFault; fields: readonly AuditField[] }

export type AuditFault =
  /** No row has this number: removed, or given another number. */
  | 'MISSING'
  /** The row was made to follow another one: inserted, moved, or written anew. */
  | 'LINK'
  /** The row is in its place and was changed. */
  | 'CONTENT'
  /** The head says that there are more events. */
  | 'TAIL'
  /** There are events after the head. */
  | 'BEYOND_HEAD'
  /** The head has another hash than the last event. */
  | 'HEAD'

/** Which columns fail: of what a hash covers, it cannot tell one from the other. */
export type AuditField =
  | 'seq' | 'previous_hash' | 'hash' | 'at' | 'actor_id' | 'actor_role' | 'action' | 'subject_type' | 'subject_id' | 'payload'

const HASHED: readonly AuditField[] = ['at', 'actor_id', 'actor_role', 'action', 'subject_type', 'subject_id', 'payload']

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
    for (const [index, row] of rows.entries()) {
      const fault = judgeRow(row, seq + 1, previous, rows[index + 1])
      if (fault !== null) return { whole: false, events: seq, brokenAt: seq + 1, ...fault }
      previous = row.hash
      seq = row.seq
    }
    if (rows.length < PAGE) break
  }
  const head = await db.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirst()
  if (head === undefined || head.seq > seq) return { whole: false, events: seq, brokenAt: seq + 1, reason: 'TAIL', fields: ['seq'] }
  if (head.seq < seq) return { whole: false, events: seq, brokenAt: head.seq + 1, reason: 'BEYOND_HEAD', fields: ['seq'] }
  if (Buffer.compare(head.hash, previous) !== 0) return { whole: false, events: seq, brokenAt: seq, reason: 'HEAD', fields: ['hash'] }
  return { whole: true, events: seq, head: head.hash.toString('hex') }
}

type Fault = { reason: AuditFault, fields: readonly AuditField[] }

/** `next` is the row after it, where this page has one: it tells a changed hash from a changed content. */
function judgeRow(row: AuditRow, expectedSeq: number, previous: Uint8Array, next: AuditRow | undefined): Fault | null {
  if (row.seq !== expectedSeq) return { reason: 'MISSING', fields: ['seq'] }
  const link = linkOf(previous, row)
  const followsOn = Buffer.compare(row.previous_hash, previous) === 0
  // What the trigger writes has one form: two that the hash cannot tell apart are not both of its hand.
  if (row.actor_role === '-') return { reason: 'CONTENT', fields: ['actor_role'] }
  if (row.at_finer === true) return { reason: 'CONTENT', fields: ['at'] }
  const holds = Buffer.compare(row.hash, link) === 0
  if (followsOn && holds) return null
  if (holds) return { reason: 'CONTENT', fields: ['previous_hash'] }
  if (!followsOn) return { reason: 'LINK', fields: ['previous_hash'] }
  const hashAlone = next !== undefined && Buffer.compare(next.previous_hash, link) === 0
  return { reason: 'CONTENT', fields: hashAlone ? ['hash'] : HASHED }
}

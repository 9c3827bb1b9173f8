/** The rows of the file; null for a filter that cannot be used. */
import type { AppLoadContext } from '@remix-run/node'
import { listAuditEvents } from '#db/queries/audit.ts'
import { toIso } from '#exam-engine/kernel/time.ts'
import type { Cell } from '#app/http/csv.ts'
import { formatShortDateTime } from '#app/labels/format-time.ts'
import { describeAction, describeSubjectType } from '#app/audit/audit-words.ts'
import { readAuditFilter, toEvent } from '../auditoria._index/queries.server.ts'

const LARGEST = 10_000

export async function listEventRows(context: AppLoadContext, url: string): Promise<Cell[][] | null> {
  const read = await readAuditFilter(context, url)
  if (!read.ok) return null
  const rows = await listAuditEvents(context.services.database.db, read.filter, LARGEST, read.beforeSeq)
  return rows.map(toEvent).map((event) => [
    event.seq, toIso(event.at), formatShortDateTime(event.at), event.actorId, event.actor, event.role,
    describeAction(event.action), event.action, describeSubjectType(event.subjectType), event.subjectId, event.payload,
    event.hash,
  ])
}

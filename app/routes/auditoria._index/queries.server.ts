/** Events of the audit as the address asks for them, newest first, page by page from a number downwards. */
import type { AppLoadContext } from '@remix-run/node'
import { findPersonId } from '#db/queries/admin-audit.ts'
import { listAuditEvents, type AuditFilter } from '#db/queries/audit.ts'
import { auditFilterSchema, endOfDay, startOfDay, type AuditFilterForm } from './schema.ts'

const PAGE = 50

export type FieldErrors = Partial<Record<keyof AuditFilterForm, string[]>>

type ReadFilter =
  | { ok: true, form: AuditFilterForm, filter: AuditFilter, beforeSeq: number | undefined }
  | { ok: false, errors: FieldErrors }

/** The filter of a URL; with the errors at their fields when it cannot be used. */
export async function readAuditFilter(
  { services: { database: { db } } }: AppLoadContext, url: string,
): Promise<ReadFilter> {
  const parsed = auditFilterSchema.safeParse(Object.fromEntries(new URL(url).searchParams))
  if (!parsed.success) return { ok: false, errors: errorsOf(parsed.error.issues) }
  const { acto, sujeto, id, actor, desde, hasta, antes } = parsed.data
  const actorId = actor === '' ? undefined : await findPersonId(db, actor)
  if (actor !== '' && actorId === undefined) {
    return { ok: false, errors: { actor: ['Nadie tiene esa matrícula o ese correo; revíselo'] } }
  }
  return {
    ok: true,
    form: parsed.data,
    beforeSeq: antes === '' ? undefined : Number(antes),
    filter: {
      ...(acto === '' ? {} : { action: acto }),
      ...(sujeto === '' ? {} : { subjectType: sujeto }),
      ...(id === '' ? {} : { subjectId: id }),
      ...(actorId === undefined ? {} : { actorId }),
      ...(desde === '' ? {} : { from: startOfDay(desde) }),
      ...(hasta === '' ? {} : { until: endOfDay(hasta) }),
    },
  }
}

/** One page. `olderThan` is where the next one starts; null on the last. */
export async function readEvents(context: AppLoadContext, url: string) {
  const read = await readAuditFilter(context, url)
  if (!read.ok) return { errors: read.errors, events: [], olderThan: null }
  const rows = await listAuditEvents(context.services.database.db, read.filter, PAGE + 1, read.beforeSeq)
  const events = rows.slice(0, PAGE).map(toEvent)
  return { errors: {}, events, olderThan: rows.length > PAGE ? events.at(-1)?.seq ?? null : null }
}

export type AuditEvent = ReturnType<typeof toEvent>

export function toEvent(row: Awaited<ReturnType<typeof listAuditEvents>>[number]) {
  return {
    seq: row.seq, at: row.at, action: row.action, role: row.actor_role, actorId: row.actor_id,
    actor: row.given_names === null ? null : `${row.given_names} ${row.first_surname ?? ''}`,
    subjectType: row.subject_type, subjectId: row.subject_id,
    payload: row.payload, hash: row.hash.toString('hex'),
  }
}

function errorsOf(issues: readonly { path: readonly PropertyKey[], message: string }[]): FieldErrors {
  const errors: FieldErrors = {}
  for (const { path: [name], message } of issues) errors[name as keyof AuditFilterForm] ??= [message]
  return errors
}

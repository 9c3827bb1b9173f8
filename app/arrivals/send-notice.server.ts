/**
 * The document of an official notification, byte for byte as it was issued: to the coordination, to the OOAD that it is
 * addressed to, to the education authority of that sede. To anybody else there is none. Each download leaves a trace.
 */
import type { Role } from '#db/tables/people-tables.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { findNotice, listSedeUnits, type NoticeVersion } from '#db/queries/official-notices.ts'
import { hasRole, hasRoleAtSede, type Actor } from '#app/http/actor.ts'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import type { DbOrTrx } from '#db/client.ts'

export async function sendNotice(args: RequestArgs, noticeId: string | undefined): Promise<Response> {
  const actor = await requireRole(args, 'admin', 'ooad', 'educacion')
  const { database: { db }, files } = args.context.services
  const notice = isUuid(noticeId) ? await findNotice(db, noticeId) : undefined
  const role = notice === undefined ? null : await readerRole(db, actor, notice)
  const bytes = notice === undefined || role === null ? null : await files.read(notice.fileKey)
  if (notice === undefined || role === null || bytes === null) throw notFound()
  await db.transaction().execute((trx) => appendAudit(trx, {
    actor: { personId: actor.personId, role }, action: 'notice.download', subjectType: 'notice', subjectId: notice.id,
    payload: { sha256: notice.fileSha256 },
  }))
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'Content-Type': 'application/pdf', 'Content-Disposition': `inline; filename="notificacion-v${String(notice.number)}.pdf"`,
      'X-Content-Type-Options': 'nosniff', 'Cross-Origin-Resource-Policy': 'same-origin', 'Cache-Control': 'private, no-store',
    },
  })
}

/** In which role somebody may read it; null: in none. */
async function readerRole(db: DbOrTrx, actor: Actor, { kind, addressee }: NoticeVersion): Promise<Role | null> {
  if (hasRole(actor, 'admin')) return 'admin'
  if (hasRoleAtSede(actor, 'educacion', addressee)) return 'educacion'
  if (kind === 'departures') return null
  const ooads = actor.grants.flatMap(({ role, ooad }) => role === 'ooad' && ooad !== null ? [ooad] : [])
  if (ooads.includes(addressee)) return 'ooad'
  const isUmae = ooads.includes('UMAE') && (await listSedeUnits(db)).some(({ code, ooad }) => code === addressee && ooad === 'UMAE')
  return isUmae ? 'ooad' : null
}

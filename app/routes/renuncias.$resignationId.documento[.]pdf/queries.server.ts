/** The copy of a sent resignation, for its author and the coordination: made here from its pictures, never the upload. */
import { hasRole } from '#app/http/actor.ts'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { findResignationCopy } from '#db/queries/resignations.ts'

/** 404 for anybody else: whether there is one is nobody's business. */
export async function sendCopy(args: RequestArgs, resignationId: string | undefined): Promise<Response> {
  const actor = await requireRole(args, 'residente', 'admin')
  const { database: { db }, files } = args.context.services
  const copy = isUuid(resignationId) ? await findResignationCopy(db, resignationId) : undefined
  const own = copy?.ownerId === actor.personId
  const bytes = copy === undefined || (!own && !hasRole(actor, 'admin')) ? null : await files.read(copy.key)
  if (copy === undefined || bytes === null) throw notFound()
  if (!own) {
    await db.transaction().execute((trx) => appendAudit(trx, {
      actor: { personId: actor.personId, role: 'admin' }, action: 'resignation.view', subjectType: 'resignation',
      subjectId: resignationId ?? '', payload: {},
    }))
  }
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'Content-Type': 'application/pdf', 'Content-Disposition': `inline; filename="renuncia-${copy.folio}.pdf"`,
      'X-Content-Type-Options': 'nosniff', 'Cross-Origin-Resource-Policy': 'same-origin', 'Cache-Control': 'private, no-store',
    },
  })
}

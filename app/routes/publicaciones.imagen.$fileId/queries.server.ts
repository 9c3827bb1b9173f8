/** Sends the copy, with headers under which it is a picture and nothing else; each view by anybody but the owner is audited. */
import { appendAudit } from '#db/queries/audit.ts'
import { findViewableFile } from '#db/queries/publication-declarations.ts'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { hasRole } from '#app/http/actor.ts'
import { isUuid } from '#app/http/is-uuid.ts'

const HEADERS = {
  'Content-Type': 'image/jpeg',
  'Content-Disposition': 'inline; filename="articulos.jpg"',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Cross-Origin-Resource-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'private, no-store',
}

/** 404 for anybody else: whether the file exists is nobody's business. */
export async function sendViewingCopy(args: RequestArgs, fileId: string | undefined): Promise<Response> {
  const actor = await requireRole(args, 'residente', 'evaluador', 'admin')
  const { database: { db }, files } = args.context.services
  const file = isUuid(fileId) ? await findViewableFile(db, fileId, actor.personId, hasRole(actor, 'admin')) : undefined
  const bytes = file === undefined ? null : await files.read(file.viewingKey)
  if (file === undefined || bytes === null) throw notFound()
  if (file.ownerId !== actor.personId) {
    await db.transaction().execute((trx) => appendAudit(trx, {
      actor: { personId: actor.personId, role: hasRole(actor, 'evaluador') ? 'evaluador' : 'admin' }, action: 'publication.view',
      subjectType: 'publicationFile', subjectId: file.id, payload: {},
    }))
  }
  return new Response(Uint8Array.from(bytes), { headers: HEADERS })
}

/** A draft for an admin, with what it lacks; 404 where there is none. */
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { describeFinding, placeOfFinding } from '#app/labels/call-findings.ts'
import { findDraft } from '#db/queries/call-drafts.ts'
import { isBlocked } from '#exam-engine/convocatoria/check-call.ts'
import type { Finding } from '#exam-engine/convocatoria/call-findings.ts'
import { checkDraft } from './check-draft.server.ts'

/** A finding in words, with the address where it is mended. */
export interface ShownFinding extends Pick<Finding, 'part' | 'clause' | 'blocking'> {
  text: string
  to: string
}

export async function readDraft(args: RequestArgs, draftId: string | undefined) {
  await requireRole(args, 'admin')
  const { db } = args.context.services.database
  const draft = isUuid(draftId) ? await findDraft(db, draftId) : undefined
  if (draft === undefined) throw notFound()
  const { findings, previous } = await checkDraft(db, draft)
  const home = `/admin/convocatorias/borrador/${draft.id}`
  return {
    draft, home, previous, blocked: isBlocked(findings),
    open: draft.publishedAs === null && draft.discardedAt === null,
    findings: findings.map((one): ShownFinding => ({
      part: one.part, clause: one.clause, blocking: one.blocking, text: describeFinding(one), to: placeOfFinding(home, one),
    })),
  }
}

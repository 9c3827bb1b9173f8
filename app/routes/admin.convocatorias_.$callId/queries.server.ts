/** One published call as the coordination sees it: its versions with what each changed, and its open fe de erratas. */
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { findErrataDraft } from '#db/queries/call-drafts.ts'
import { listVersions, readLatestVersion } from '#db/queries/call-versions.ts'
import { readNow } from '#db/queries/clock.ts'
import { rulesOf } from '#exam-engine/convocatoria/call-document.ts'

export async function readOwnCall(args: RequestArgs, id: string | undefined) {
  await requireRole(args, 'admin')
  const { db } = args.context.services.database
  const version = id === undefined ? undefined : await readLatestVersion(db, id)
  if (id === undefined || version === undefined) throw notFound()
  const { searchParams } = new URL(args.request.url)
  const { publishedAt } = rulesOf(version.document)
  return {
    id, title: version.document.title, number: version.number, sha256: version.sha256, publishedAt,
    isOut: publishedAt <= await readNow(db), versions: await listVersions(db, id),
    errata: await findErrataDraft(db, id), issued: searchParams.get('publicada'),
  }
}

/** The own declaration as it counts, its versions, and the newest picture; which article the form is about (`?articulo=`). */
import { readNow } from '#db/queries/clock.ts'
import { readConvocatoriaRules } from '#db/queries/convocatoria-rules.ts'
import { findCurrentConvocatoria, readConvocatoriaWindows } from '#db/queries/convocatoria-windows.ts'
import { findDeclaration, listDeclarations, listPublicationFiles } from '#db/queries/publication-declarations.ts'
import { carriesMarks } from '#exam-engine/convocatoria/rules.ts'
import { isWithin } from '#exam-engine/kernel/time.ts'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { formatMostPoints } from '#app/labels/format-number.ts'
import { warnOfLegibility } from '#app/publications/legibility.ts'

export async function readPublications(args: RequestArgs) {
  const { personId } = await requireRole(args, 'residente')
  const { db } = args.context.services.database
  const convocatoria = await findCurrentConvocatoria(db)
  if (convocatoria === undefined) return null
  const declarant = { convocatoriaId: convocatoria.id, personId }
  const [now, { registration }, declaration, versions, pictures, rules] = await Promise.all([
    readNow(db), readConvocatoriaWindows(db, convocatoria.id), findDeclaration(db, declarant),
    listDeclarations(db, declarant), listPublicationFiles(db, declarant),
    readConvocatoriaRules(db, convocatoria.id),
  ])
  const files = pictures.map((file) => ({ ...file, warnings: warnOfLegibility(file) }))
  const declared = files.find(({ id }) => id === declaration?.fileId) ?? null
  const newest = files[0]
  const carried = carriesMarks(rules)
  const open = !carried && isWithin(registration, now)
  const wanted = Number(new URL(args.request.url).searchParams.get('articulo'))
  return {
    title: convocatoria.title, registration, open, carried, begun: now >= registration.from,
    publishedBefore: rules.publicationCutoff.before, mostBytes: rules.publicationFile.maxBytes,
    most: formatMostPoints(rules.piImss.publicationBonusMax),
    version: declaration?.version ?? 0, articles: declaration?.articles ?? [], declared,
    pending: open && newest !== undefined && newest.id !== declared?.id ? newest : null,
    versions, edited: open && declaration?.articles[wanted - 1] !== undefined ? wanted : null,
  }
}

export type PublicationsPage = NonNullable<Awaited<ReturnType<typeof readPublications>>>

/** How many publications were declared and how they were judged, by type. Names nobody: evaluators judge blindly. */
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria, readConvocatoriaWindows } from '#db/queries/convocatoria-windows.ts'

export async function readPublicationCounts(args: RequestArgs) {
  await requireRole(args, 'evaluador')
  const { db } = args.context.services.database
  const convocatoria = await findCurrentConvocatoria(db)
  if (convocatoria === undefined) return null
  const now = await readNow(db)
  const { registration } = await readConvocatoriaWindows(db, convocatoria.id)
  const types = await db.selectFrom('publication')
    .innerJoin('candidate', 'candidate.id', 'publication.candidate_id')
    .select(({ fn }) => ['publication.type',
      fn.countAll<number>().as('declared'),
      fn.countAll<number>().filterWhere('publication.accepted', '=', true).as('accepted')])
    .where('candidate.convocatoria_id', '=', convocatoria.id)
    .groupBy('publication.type').orderBy('publication.type').execute()
  const sum = (of: 'declared' | 'accepted') => types.reduce((total, row) => total + row[of], 0)
  return {
    title: convocatoria.title, registration, judged: now >= registration.until,
    types, declared: sum('declared'), accepted: sum('accepted'),
  }
}

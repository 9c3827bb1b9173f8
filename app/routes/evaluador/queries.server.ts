/** The own work of an evaluator, and how many publications there are. Names nobody, and nothing of anybody else's work. */
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { findFirstFreeze } from '#db/queries/attempt-read.ts'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria, readConvocatoriaWindows } from '#db/queries/convocatoria-windows.ts'
import { listOwnEvaluations } from '#db/queries/publication-evaluations.ts'
import { dueAt } from '#exam-engine/publications/deal-evaluations.ts'

export async function readOwnWork(args: RequestArgs) {
  const { personId } = await requireRole(args, 'evaluador')
  const { db } = args.context.services.database
  const convocatoria = await findCurrentConvocatoria(db)
  if (convocatoria === undefined) return null
  const now = await readNow(db)
  const { registration } = await readConvocatoriaWindows(db, convocatoria.id)
  const frozenAt = await findFirstFreeze(db, convocatoria.id)
  const work = (await listOwnEvaluations(db, personId, convocatoria.id)).map((row) => ({
    id: row.id, signed: row.state === 'signed', title: row.title, journal: row.journal, doi: row.doi,
    ceme: `${row.ceme}, grado ${row.grade}`, dueAt: dueAt(row.dealtAt), late: now >= dueAt(row.dealtAt),
    savedAt: row.savedAt, endedAt: row.endedAt, accepted: row.accepted,
  }))
  const types = await db.selectFrom('publication')
    .innerJoin('candidate', 'candidate.id', 'publication.candidate_id')
    .select(({ fn }) => ['publication.type',
      fn.countAll<number>().as('declared'),
      fn.countAll<number>().filterWhere('publication.accepted', '=', true).as('accepted')])
    .where('candidate.convocatoria_id', '=', convocatoria.id)
    .groupBy('publication.type').orderBy('publication.type').execute()
  return {
    title: convocatoria.title, registration, open: now >= registration.until && frozenAt === null, frozenAt, types,
    held: work.filter(({ signed }) => !signed), signed: work.filter(({ signed }) => signed),
  }
}

export type OwnWork = NonNullable<Awaited<ReturnType<typeof readOwnWork>>>

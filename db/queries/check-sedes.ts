/** The sedes for which somebody checks machines. */
import type { DbOrTrx } from '../client.ts'

const COLUMNS = ['sede.code', 'sede.name', 'sede.city', 'sede.time_zone as zone'] as const

export async function listSedes(db: DbOrTrx, codes: readonly string[]) {
  return db.selectFrom('sede').select(COLUMNS).where('code', 'in', codes).orderBy('name').execute()
}

/** Where a candidate sits in the convocatoria published last. */
export async function findExamSede(db: DbOrTrx, personId: string) {
  return db.selectFrom('candidate').innerJoin('convocatoria', 'convocatoria.id', 'candidate.convocatoria_id')
    .innerJoin('sede', 'sede.code', 'candidate.exam_sede').select(COLUMNS)
    .where('candidate.person_id', '=', personId).orderBy('convocatoria.published_at', 'desc').limit(1)
    .executeTakeFirst()
}

/** Candidates of each sede's largest turno; a sede where nobody sits is not in it. */
export async function listLargestTurnos(db: DbOrTrx): Promise<ReadonlyMap<string, number>> {
  const rows = await db.selectFrom((from) => from.selectFrom('attempt')
    .select(({ fn }) => ['sede_code', fn.countAll<number>().as('expected')])
    .groupBy(['sede_code', 'turno_id']).as('turnos'))
    .select(({ fn }) => ['sede_code', fn.max('expected').as('most')]).groupBy('sede_code').execute()
  return new Map(rows.map(({ sede_code: code, most }) => [code, most]))
}

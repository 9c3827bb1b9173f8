/** Avisos to everybody (§5.19): appended, numbered by the database, corrected by a later one that names the older. */
import { toIso, type Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx, Trx } from '../client.ts'
import { sqlInstant } from '../sql-instant.ts'

export interface NewAviso {
  convocatoriaId: string
  title: string
  body: string
  clause: string
  visibleFrom: Instant
  /** The number of the aviso that this one corrects. */
  corrects: number | null
  by: string
}

/** The number it got. */
export async function insertAviso(trx: Trx, aviso: NewAviso): Promise<number> {
  const { number } = await trx.insertInto('aviso').values({
    convocatoria_id: aviso.convocatoriaId, title: aviso.title, body: aviso.body, clause: aviso.clause,
    visible_from: toIso(aviso.visibleFrom), corrects: aviso.corrects, published_by: aviso.by,
  }).returning('number').executeTakeFirstOrThrow()
  return number
}

function selectAvisos(db: DbOrTrx, convocatoriaId: string) {
  return db.selectFrom('aviso').leftJoin('aviso as correction', (join) => join
    .onRef('correction.convocatoria_id', '=', 'aviso.convocatoria_id')
    .onRef('correction.corrects', '=', 'aviso.number'))
    .select(['aviso.number', 'aviso.title', 'aviso.body', 'aviso.clause', 'aviso.visible_from as visibleFrom',
      'aviso.corrects', 'correction.number as correctedBy', 'correction.visible_from as correctedFrom'])
    .where('aviso.convocatoria_id', '=', convocatoriaId).orderBy('aviso.number', 'desc')
}

/** Every aviso of a call, the newest first, also those that nobody sees yet. */
export async function listAllAvisos(db: DbOrTrx, convocatoriaId: string) {
  return selectAvisos(db, convocatoriaId).execute()
}

/** Those that everybody may read at `now`; a correction that is not out yet is not named. */
export async function listVisibleAvisos(db: DbOrTrx, convocatoriaId: string, now: Instant) {
  const rows = await selectAvisos(db, convocatoriaId).where('aviso.visible_from', '<=', sqlInstant(now)).execute()
  return rows.map(({ correctedFrom, correctedBy, ...aviso }) => ({
    ...aviso, correctedBy: correctedFrom !== null && correctedFrom <= now ? correctedBy : null,
  }))
}

export type VisibleAviso = Awaited<ReturnType<typeof listVisibleAvisos>>[number]

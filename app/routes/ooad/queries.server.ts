/** The sedes of an OOAD in numbers: who belongs there, who sits there, and after publication who comes. No names. */
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import type { DbOrTrx } from '#db/client.ts'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria, readConvocatoriaWindows } from '#db/queries/convocatoria-windows.ts'
import { outcomeOf } from '#exam-engine/convocatoria/acceptance.ts'
import type { Instant, Window } from '#exam-engine/kernel/time.ts'

export interface OoadSede {
  code: string
  name: string
  city: string
  /** Candidates who belong to the sede. */
  adscribed: number
  /** Candidates who sit the exam there. */
  sitting: number
  seats: number
  /** Null before the results are published. */
  awards: { assigned: number; accepted: number; rejected: number; left: number } | null
}

export async function readOoads(
  args: RequestArgs
): Promise<{ ooads: { ooad: string; sedes: OoadSede[] }[]; results: Window | null }> {
  const actor = await requireRole(args, 'ooad')
  const { db } = args.context.services.database
  const names = actor.grants.flatMap(({ role, ooad }) => (role === 'ooad' && ooad !== null ? [ooad] : []))
  const convocatoria = await findCurrentConvocatoria(db)
  if (convocatoria === undefined) return { ooads: names.map((ooad) => ({ ooad, sedes: [] })), results: null }
  const { results } = await readConvocatoriaWindows(db, convocatoria.id)
  const now = await readNow(db)
  const ooads = await Promise.all(
    names.map(async (ooad) => ({ ooad, sedes: await listSedes(db, convocatoria.id, ooad, { now, results }) }))
  )
  return { ooads, results }
}

interface Moment {
  now: Instant
  results: Window
}

async function listSedes(db: DbOrTrx, convocatoriaId: string, ooad: string, moment: Moment): Promise<OoadSede[]> {
  const sedes = await db
    .selectFrom('sede')
    .select(['code', 'name', 'city'])
    .where('ooad', '=', ooad)
    .orderBy('name')
    .execute()
  return Promise.all(
    sedes.map(async (sede) => {
      const candidates = await db
        .selectFrom('candidate')
        .select(({ fn }) => [
          fn.countAll<number>().filterWhere('adscription_sede', '=', sede.code).as('adscribed'),
          fn.countAll<number>().filterWhere(({ eb, and }) => and([eb('exam_sede', '=', sede.code), eb('carries_from', 'is', null)]))
            .as('sitting'),
        ])
        .where('convocatoria_id', '=', convocatoriaId)
        .executeTakeFirstOrThrow()
      const pools = await db
        .selectFrom('seat_pool')
        .select(({ fn }) => fn.sum<string | null>('seats').as('seats'))
        .where('convocatoria_id', '=', convocatoriaId)
        .where('sede_code', '=', sede.code)
        .executeTakeFirstOrThrow()
      return {
        ...sede,
        ...candidates,
        seats: Number(pools.seats ?? 0),
        awards: await countAwards(db, convocatoriaId, sede.code, moment),
      }
    })
  )
}

/** Of the published run, once its window has opened; silence at the deadline counts as a rejection (§5.3). */
async function countAwards(
  db: DbOrTrx,
  convocatoriaId: string,
  sedeCode: string,
  { now, results }: Moment
): Promise<OoadSede['awards']> {
  const run = await db
    .selectFrom('selection_run')
    .select('id')
    .where('convocatoria_id', '=', convocatoriaId)
    .where('published_at', 'is not', null)
    .executeTakeFirst()
  if (run === undefined || now < results.from) return null
  const awards = await db
    .selectFrom('award')
    .innerJoin('seat_pool', 'seat_pool.id', 'award.pool_id')
    .select('award.state')
    .where('award.run_id', '=', run.id)
    .where('seat_pool.sede_code', '=', sedeCode)
    .execute()
  const outcomes = awards.map(({ state }) => outcomeOf(state, now, results))
  return {
    assigned: outcomes.length,
    accepted: outcomes.filter((outcome) => outcome === 'accepted').length,
    rejected: outcomes.filter((outcome) => outcome === 'rejected' || outcome === 'lapsed').length,
    left: outcomes.filter((outcome) => outcome === 'resigned' || outcome === 'revoked').length,
  }
}

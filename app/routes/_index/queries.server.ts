/** What the landing page shows: the convocatoria in force, its phase, its offer, the weights of the PI-IMSS. */
import type { AppLoadContext } from '@remix-run/node'
import type { Phase } from '#exam-engine/convocatoria/phase.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { ConvocatoriaRules } from '#exam-engine/convocatoria/rules.ts'
import type { DbOrTrx } from '#db/client.ts'
import { readConvocatoriaRules } from '#db/queries/convocatoria-rules.ts'
import { phaseOf, readCurrentConvocatoria, type TurnoWithExams } from '#app/current-convocatoria.server.ts'
import type { Calendar } from '#app/labels/phase.ts'
import { wholePercent } from '#app/labels/whole-percent.ts'

/** Whole percent of the PI-IMSS, and the points that publications add at most, as `1.00`. Convocatoria §4.3 */
export interface Weights {
  efiser: number
  grades: number
  enarm: number
  bonusMax: string
}

export interface Landing {
  now: Instant
  title: string
  phase: Phase
  calendar: Calendar
  turnos: TurnoWithExams[]
  offer: { courses: number, sedes: number, seats: number }
  weights: Weights
}

/** Null in a database without a convocatoria. */
export async function readLanding({ services: { database: { db }, clock } }: AppLoadContext): Promise<Landing | null> {
  const convocatoria = await readCurrentConvocatoria(db)
  if (convocatoria === null) return null
  const { id, title, calendar, turnos } = convocatoria
  const now = clock.now()
  return {
    now, title, calendar, turnos,
    phase: phaseOf(calendar, now),
    offer: await countOffer(db, id),
    weights: weightsOf(await readConvocatoriaRules(db, id)),
  }
}

function weightsOf({ piImss: { efiser, postgraduateGrades, enarm, publicationBonusMax } }: ConvocatoriaRules): Weights {
  return {
    efiser: wholePercent(efiser), grades: wholePercent(postgraduateGrades), enarm: wholePercent(enarm), bonusMax: publicationBonusMax,
  }
}

async function countOffer(db: DbOrTrx, convocatoriaId: string): Promise<Landing['offer']> {
  const { courses, sedes, seats } = await db.selectFrom('seat_pool').where('convocatoria_id', '=', convocatoriaId)
    .select(({ fn }) => [
      fn.count<number>('course_id').distinct().as('courses'),
      fn.count<number>('sede_code').distinct().as('sedes'),
      fn.sum<string | null>('seats').as('seats'),
    ]).executeTakeFirstOrThrow()
  return { courses, sedes, seats: Number(seats ?? 0) }
}

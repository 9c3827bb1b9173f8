/** The convocatoria in force, with its times and turnos, as header and landing page show it. */
import { phaseAt, type Phase } from '#exam-engine/convocatoria/phase.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx } from '#db/client.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import type { Calendar } from './labels/phase.ts'

export interface TurnoWithExams {
  id: string
  number: number
  startsAt: Instant
  endsAt: Instant
  /** "Medicina interna 2", two at most. */
  exams: string[]
}

export interface CurrentConvocatoria {
  id: string
  title: string
  calendar: Calendar
  turnos: TurnoWithExams[]
}

/** The one in force by the database's clock; null in an empty database. */
export async function readCurrentConvocatoria(db: DbOrTrx): Promise<CurrentConvocatoria | null> {
  const row = await findCurrentConvocatoria(db)
  if (row === undefined) return null
  const turnos = await listTurnos(db, row.id)
  return {
    id: row.id,
    title: row.title,
    turnos,
    calendar: {
      publishedAt: row.published_at,
      registration: { from: row.registration_from, until: row.registration_until },
      results: { from: row.results_from, until: row.results_until },
      turnos: turnos.map(({ number, startsAt, endsAt }) => ({ number, from: startsAt, until: endsAt })),
    },
  }
}

/** The phase of a calendar at `now`, by the rule of the exam engine. */
export function phaseOf({ publishedAt, registration, results, turnos }: Calendar, now: Instant): Phase {
  const cronograma = turnos.map(({ from, until }) => ({ startsAt: from, endsAt: until }))
  return phaseAt({ publishedAt, cronograma, windows: { registration } }, results, now)
}

async function listTurnos(db: DbOrTrx, convocatoriaId: string): Promise<TurnoWithExams[]> {
  const rows = await db.selectFrom('turno').innerJoin('exam', 'exam.turno_id', 'turno.id')
    .select(['turno.id', 'turno.number', 'turno.starts_at', 'turno.ends_at', 'exam.ceme', 'exam.grade'])
    .where('turno.convocatoria_id', '=', convocatoriaId)
    .orderBy('turno.number').orderBy('exam.ceme').orderBy('exam.grade')
    .execute()
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((exams) => {
    const [first] = exams
    if (first === undefined) return []
    const { id, number, starts_at: startsAt, ends_at: endsAt } = first
    return [{ id, number, startsAt, endsAt, exams: exams.map(({ ceme, grade }) => `${ceme} ${grade}`) }]
  })
}

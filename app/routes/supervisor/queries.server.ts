/** The turnos of a supervisor's sedes: those in which somebody is expected there, with figures and stage. */
import { sedesOf } from '#app/http/actor.ts'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { stageAt, type TurnoStage } from '#app/board/turno-stage.ts'
import { formatLongDate } from '#app/labels/format-time.ts'
import type { DbOrTrx } from '#db/client.ts'
import { readNow } from '#db/queries/clock.ts'
import { readCoordinationPhone } from '#db/queries/parameters.ts'
import { minutes, type Instant } from '#exam-engine/kernel/time.ts'
import { checkInWindow, effectiveState } from '#exam-engine/sitting/attempt-times.ts'

export interface OwnTurno {
  id: string
  number: number
  opensAt: Instant
  closesAt: Instant
  checkInFrom: Instant
  /** "Medicina interna 2", in their order. */
  exams: string[]
  expected: number
  /** Let in, and not absent in the end. */
  present: number
  stage: TurnoStage | 'recorded'
  when: 'today' | 'ahead' | 'past'
}

export interface OwnSede {
  code: string
  name: string
  city: string
  zone: string
  turnos: OwnTurno[]
}

export async function readOwnTurnos(args: RequestArgs): Promise<{ now: Instant, phone: string, sedes: OwnSede[] }> {
  const actor = await requireRole(args, 'supervisor')
  const { db } = args.context.services.database
  const now = await readNow(db)
  const codes = sedesOf(actor, 'supervisor')
  const phone = await readCoordinationPhone(db)
  if (codes.length === 0) return { now, phone, sedes: [] }
  const sedes = await db.selectFrom('sede').select(['code', 'name', 'city', 'time_zone as zone'])
    .where('code', 'in', codes).orderBy('name').execute()
  const readTurnos = async (sede: typeof sedes[number]) => ({ ...sede, turnos: await listTurnos(db, sede, now) })
  return { now, phone, sedes: await Promise.all(sedes.map(readTurnos)) }
}

type Place = Pick<OwnSede, 'code' | 'zone'>

async function listTurnos(db: DbOrTrx, { code, zone }: Place, now: Instant): Promise<OwnTurno[]> {
  const rows = await db.selectFrom('attempt')
    .innerJoin('turno', 'turno.id', 'attempt.turno_id')
    .innerJoin('convocatoria', 'convocatoria.id', 'turno.convocatoria_id')
    .innerJoin('exam', 'exam.id', 'attempt.exam_id')
    .leftJoin('acta_completion as acta', (join) => join.onRef('acta.turno_id', '=', 'turno.id')
      .on('acta.sede_code', '=', code))
    .select(['turno.id', 'turno.number', 'turno.starts_at', 'turno.ends_at', 'convocatoria.check_in_minutes',
      'exam.ceme', 'exam.grade', 'attempt.state', 'attempt.started_at', 'attempt.opens_at', 'attempt.closes_at',
      'attempt.accepts_until', 'acta.at as completeAt'])
    .where('attempt.sede_code', '=', code)
    .orderBy('turno.starts_at').orderBy('exam.ceme').orderBy('exam.grade').execute()
  const today = formatLongDate(now, zone)
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((attempts) => {
    const [first] = attempts
    if (first === undefined) return []
    const { id, number, starts_at: opensAt, ends_at: closesAt } = first
    const times = { opensAt, closesAt, acceptsUntil: closesAt }
    const { from: checkInFrom } = checkInWindow(times, minutes(first.check_in_minutes))
    const overAt = attempts.reduce((latest, { accepts_until: until }) => until > latest ? until : latest, closesAt)
    return [{
      id, number, opensAt, closesAt, checkInFrom,
      exams: [...new Set(attempts.map(({ ceme, grade }) => `${ceme} ${grade}`))],
      expected: attempts.length,
      present: attempts.filter((attempt) => isPresent(attempt, now)).length,
      stage: first.completeAt === null ? stageAt({ checkInFrom, opensAt, overAt }, now) : 'recorded',
      when: formatLongDate(opensAt, zone) === today ? 'today' : opensAt > now ? 'ahead' : 'past',
    }]
  })
}

interface AttemptRow {
  state: Parameters<typeof effectiveState>[0]['state']
  started_at: Instant | null
  opens_at: Instant
  closes_at: Instant
  accepts_until: Instant
}

function isPresent({ state, started_at: startedAt, ...row }: AttemptRow, now: Instant): boolean {
  const times = { opensAt: row.opens_at, closesAt: row.closes_at, acceptsUntil: row.accepts_until }
  return startedAt !== null || effectiveState({ state, times }, now) === 'admitted'
}

/** How many registered, in counts, and the list of them. No score and no way to reach anybody. */
import { sql } from 'kysely'
import type { AttemptState } from '#exam-engine/sitting/attempt-machine.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx } from '../client.ts'

export interface CountOf { name: string, count: number }
export interface CourseCount extends CountOf {
  /** Those who list the course: each candidate lists one. */
  seats: number
}

/** Candidates whose registration stands. */
const STANDING = sql`not exists (select 1 from registration_cancellation x where x.candidate_id = c.id)`

/** By course of the first preference, with the course's seats, every course of the call. */
export async function countByCourse(db: DbOrTrx, convocatoriaId: string): Promise<CourseCount[]> {
  const { rows } = await sql<CourseCount>`
    select k.cer as name,
      (select coalesce(sum(p.seats), 0)::int from seat_pool p where p.course_id = k.id) as seats,
      (select count(*)::int from candidate c join preference f on f.candidate_id = c.id and f.position = 1
        join seat_pool p on p.id = f.pool_id where p.course_id = k.id and ${STANDING}) as count
    from course k where k.convocatoria_id = ${convocatoriaId} order by k.cer`.execute(db)
  return rows
}

/** By the sede of adscription: those with residents on the roster. `of` is how many are on it. */
export async function countBySede(db: DbOrTrx, convocatoriaId: string) {
  const { rows } = await sql<CountOf & { of: number }>`
    select s.name || ', ' || s.city as name, count(*)::int as of,
      count(c.id) filter (where ${STANDING})::int as count
    from roster_entry r join sede s on s.code = r.adscription_sede
      left join candidate c on c.person_id = r.person_id and c.convocatoria_id = r.convocatoria_id
    where r.convocatoria_id = ${convocatoriaId}
    group by s.code, s.name, s.city order by count desc, s.name, s.city`.execute(db)
  return rows
}

/** Exams by state; cancelled ones among them. */
export async function countByState(db: DbOrTrx, convocatoriaId: string): Promise<{ state: AttemptState, count: number }[]> {
  const { rows } = await sql<{ state: AttemptState, count: number }>`
    select a.state, count(*)::int as count from attempt a join candidate c on c.id = a.candidate_id
    where c.convocatoria_id = ${convocatoriaId} group by a.state order by a.state`.execute(db)
  return rows
}

export async function countRegistered(db: DbOrTrx, convocatoriaId: string) {
  const { rows: [row] } = await sql<{ roster: number, registered: number, printed: number, foreign: number, cancelled: number }>`
    select (select count(*)::int from roster_entry where convocatoria_id = ${convocatoriaId}) as roster,
      count(*) filter (where ${STANDING})::int as registered,
      count(*) filter (where ${STANDING} and exists (select 1 from registration_trail t
        where t.person_id = c.person_id and t.convocatoria_id = c.convocatoria_id and t.kind = 'print'))::int as printed,
      count(*) filter (where ${STANDING} and c.category = 'foreign')::int as foreign,
      count(*) filter (where not ${STANDING})::int as cancelled
    from candidate c where c.convocatoria_id = ${convocatoriaId}`.execute(db)
  return row ?? { roster: 0, registered: 0, printed: 0, foreign: 0, cancelled: 0 }
}

export interface RegisteredRow {
  folio: string
  matricula: string
  givenNames: string
  firstSurname: string
  secondSurname: string | null
  category: 'mexican' | 'foreign'
  ceme: string
  grade: number
  adscription: string
  examSede: string
  turno: number | null
  cer: string | null
  preferences: number
  version: number | null
  registeredAt: Instant
  state: AttemptState | null
  cancelled: boolean
}

/** Everybody who registered, by folio. */
export async function listRegistered(db: DbOrTrx, convocatoriaId: string): Promise<RegisteredRow[]> {
  const { rows } = await sql<RegisteredRow>`
    select c.folio, p.matricula, p.given_names as "givenNames", p.first_surname as "firstSurname",
      p.second_surname as "secondSurname", c.category, c.ceme, c.grade, c.adscription_sede as adscription,
      c.exam_sede as "examSede", t.number as turno, c.registered_at as "registeredAt", a.state,
      (select k.cer from preference f join seat_pool s on s.id = f.pool_id join course k on k.id = s.course_id
        where f.candidate_id = c.id order by f.position limit 1) as cer,
      (select count(*)::int from preference f where f.candidate_id = c.id) as preferences,
      (select max(v.number) from registration_version v where v.candidate_id = c.id) as version,
      not ${STANDING} as cancelled
    from candidate c join person p on p.id = c.person_id
      left join attempt a on a.candidate_id = c.id and a.exam_id = c.exam_id left join turno t on t.id = a.turno_id
    where c.convocatoria_id = ${convocatoriaId} order by c.folio`.execute(db)
  return rows
}

/** How far the grades are, by sede and CEME, and who is still missing the one of the current year. §4.2 C */
import { sql } from 'kysely'
import type { GradedCourse } from '#exam-engine/convocatoria/grade-sheet.ts'
import type { DbOrTrx } from '../client.ts'

/** One row per CEME in a sede with residents, by sede and CEME. `previous`: earlier years that are missing. */
export async function listProgress(db: DbOrTrx, convocatoriaId: string) {
  const { rows } = await sql<{
    sedeCode: string
    sede: string
    city: string
    ceme: string
    residents: number
    missing: number
    previous: number
    drafts: number
    professors: number
    sheets: number
    corrections: number
  }>`
    select c.adscription_sede as "sedeCode", s.name as sede, s.city, c.ceme, count(*)::int as residents,
      count(*) filter (where not exists (select 1 from grade_mark g where g.candidate_id = c.id and g.year = c.grade))::int
        as missing,
      sum(c.grade - 1 - (select count(*) from grade_mark g where g.candidate_id = c.id and g.year < c.grade))::int
        as previous,
      sum((select count(*) from generate_series(1, c.grade) y (year)
        where not exists (select 1 from grade_mark g where g.candidate_id = c.id and g.year = y.year)
        and (select e.mark from grade_entry e where e.candidate_id = c.id and e.year = y.year order by e.id desc limit 1)
          is not null))::int as drafts,
      (select count(*) from role_grant r where r.role = 'profesor' and r.sede_code = c.adscription_sede
        and r.ceme = c.ceme)::int as professors,
      (select count(*) from grade_sheet h where h.convocatoria_id = c.convocatoria_id
        and h.sede_code = c.adscription_sede and h.ceme = c.ceme)::int as sheets,
      sum((select count(*) from grade_correction k where k.candidate_id = c.id and k.outcome is null))::int as corrections
    from candidate c join sede s on s.code = c.adscription_sede
    where c.convocatoria_id = ${convocatoriaId} and c.carries_from is null
    group by c.convocatoria_id, c.adscription_sede, s.name, s.city, c.ceme
    order by s.name, s.city, c.ceme`.execute(db)
  return rows
}

export type CourseProgress = Awaited<ReturnType<typeof listProgress>>[number]

/** Candidates without the grade of the current year, by sede, CEME and folio. */
export async function listLacking(db: DbOrTrx, convocatoriaId: string) {
  return db
    .selectFrom('candidate')
    .innerJoin('person', 'person.id', 'candidate.person_id')
    .innerJoin('sede', 'sede.code', 'candidate.adscription_sede')
    .select([
      'candidate.id',
      'candidate.folio',
      'candidate.ceme',
      'candidate.grade',
      'sede.code as sedeCode',
      'sede.name as sede',
      'sede.city',
      'person.given_names as givenNames',
      'person.first_surname as firstSurname',
      'person.second_surname as secondSurname',
    ])
    .where('candidate.convocatoria_id', '=', convocatoriaId)
    .where('candidate.carries_from', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('grade_mark')
            .select('year')
            .whereRef('grade_mark.candidate_id', '=', 'candidate.id')
            .whereRef('grade_mark.year', '=', 'candidate.grade')
        )
      )
    )
    .orderBy('sede.name')
    .orderBy('sede.city')
    .orderBy('candidate.ceme')
    .orderBy('candidate.folio')
    .execute()
}

/** Who holds the course: whom a reminder goes to. */
export async function listProfessors(db: DbOrTrx, { sedeCode, ceme }: GradedCourse) {
  return db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'role_grant.person_id')
    .innerJoin('account', 'account.person_id', 'person.id')
    .select(['person.id as personId', 'person.email', 'given_names as givenNames', 'first_surname as firstSurname'])
    .where('role', '=', 'profesor')
    .where('sede_code', '=', sedeCode)
    .where('ceme', '=', ceme)
    .where('account.disabled_at', 'is', null)
    .orderBy('person.id')
    .execute()
}

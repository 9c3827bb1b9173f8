/**
 * What stands in the way of a freeze: inputs that are missing, or that contradict each other, each with the candidate
 * it is of. Only what would change the selection counts: who is absent, denied, cancelled or without the grade of the
 * current year is excluded whatever else is open. Nothing here is filled in by a guess.
 */
import { sql, type RawBuilder } from 'kysely'
import type { DbOrTrx } from '../client.ts'
import { standingMark } from './mark-standing.ts'

export const GAP_KINDS = [
  'markMissing', 'formKeyDiffers', 'quarantineUndecided', 'correctionOpen', 'enarmSuggestionOpen', 'earlierGradeMissing',
  'publicationUndecided', 'preferencesDiffer', 'preferenceNotOpen',
] as const
export type GapKind = (typeof GAP_KINDS)[number]

export interface SelectionGap {
  kind: GapKind
  candidateId: string
  folio: string
  name: string
  /** What exactly: a year, a DOI, a course. Never a score. */
  about: string | null
}

/** Whose facts were frozen with the mark that carries over has nothing open but what was registered anew. */
const COMPETES = sql`c.enarm is not null and c.standing = 'present' and exists (select 1 from grade_mark g
  where g.candidate_id = c.id and g.year = c.grade)`
const TAKES_PART = sql`(c.carries_from is not null or (${COMPETES}))`

/** One row for each, by kind and folio. */
export async function listSelectionGaps(db: DbOrTrx, convocatoriaId: string): Promise<SelectionGap[]> {
  const { rows } = await sql<SelectionGap>`with c as (
      select candidate.*, attempt.id as attempt_id, attempt.form_id, mark.key_sha256, ${standingMark} as standing,
        person.given_names || ' ' || person.first_surname || coalesce(' ' || person.second_surname, '') as name
      from candidate join person on person.id = candidate.person_id
        left join attempt on attempt.candidate_id = candidate.id and attempt.exam_id = candidate.exam_id
        left join mark on mark.attempt_id = attempt.id
      where candidate.convocatoria_id = ${convocatoriaId}),
    gap as (${union([
      gap('markMissing', sql`e.ceme || ' ' || e.grade`,
        sql`c join exam e on e.id = c.exam_id where c.enarm is not null and c.standing is null`),
      gap('formKeyDiffers', sql`f.version::text`,
        sql`c join form f on f.id = c.form_id left join form_key k on k.form_id = f.id
          where ${COMPETES} and (k.key_sha256 is distinct from c.key_sha256 or k.content_sha256 is distinct from f.content_sha256)`),
      gap('quarantineUndecided', sql`count(*)::text`,
        sql`c join answer_quarantine q on q.attempt_id = c.attempt_id
          where c.enarm is not null and c.standing = 'present'
          and not exists (select 1 from quarantine_decision d where d.quarantine_id = q.id)
          and not exists (select 1 from answer_history h
            where h.attempt_id = q.attempt_id and h.op_id = (q.operation ->> 'opId')::uuid)
          group by c.id, c.folio, c.name`),
      gap('correctionOpen', sql`k.year::text`,
        sql`c join grade_correction k on k.candidate_id = c.id where c.enarm is not null and c.standing = 'present'
          and k.outcome is null`),
      gap('enarmSuggestionOpen', sql`null::text`,
        sql`c join enarm_suggestion s on s.candidate_id = c.id where s.outcome is null and c.standing = 'present'`),
      gap('earlierGradeMissing', sql`y.year::text`,
        sql`c join lateral generate_series(1, c.grade - 1) as y(year) on true where ${COMPETES}
          and not exists (select 1 from grade_mark g where g.candidate_id = c.id and g.year = y.year)`),
      gap('publicationUndecided', sql`a.doi`,
        sql`c join publication_declaration d on d.person_id = c.person_id and d.convocatoria_id = c.convocatoria_id
          join declared_article a on a.declaration_id = d.id
          where ${COMPETES} and d.file_id is not null
          and not exists (select 1 from publication_decision x where x.article_id = a.id)
          and not exists (select 1 from publication_declaration n where n.person_id = d.person_id
            and n.convocatoria_id = d.convocatoria_id and n.version > d.version)`),
      gap('preferencesDiffer', sql`null::text`,
        sql`c join lateral (select pools from registration_version v where v.candidate_id = c.id
            order by v.number desc limit 1) v on true
          where ${TAKES_PART} and v.pools is distinct from
            (select array_agg(p.pool_id order by p.position) from preference p where p.candidate_id = c.id)`),
      gap('preferenceNotOpen', sql`k.cer`,
        sql`c join preference p on p.candidate_id = c.id join seat_pool s on s.id = p.pool_id
          join course k on k.id = s.course_id
          where ${TAKES_PART} and not exists (select 1 from course_prerequisite r
            where r.course_id = k.id and r.ceme = c.ceme and r.grade = c.grade)`),
    ])})
    select kind, id as "candidateId", folio, name, about from gap
    order by array_position(${[...GAP_KINDS]}::text[], kind), folio, about`.execute(db)
  return rows
}

function gap(kind: GapKind, about: RawBuilder<unknown>, from: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`select ${kind}::text as kind, c.id, c.folio, c.name, ${about} as about from ${from}`
}

function union(parts: RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(parts, sql` union all `)
}

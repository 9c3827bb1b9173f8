/**
 * Grades of one CEME in one sede: what is entered, what counts, what is being corrected. Acts on them hold the course's
 * lock, and share the lock that a freeze takes alone. §4.2 C
 */
import { sql } from 'kysely'
import type { GradeBase } from '#exam-engine/convocatoria/grade.ts'
import type { GradedCourse } from '#exam-engine/convocatoria/grade-sheet.ts'
import { surnames } from '#exam-engine/kernel/full-name.ts'
import type { DbOrTrx, Trx } from '../client.ts'

/** Entries, signatures and corrections of a course follow each other, and none passes a freeze, until the commit. */
export async function lockGrades(trx: Trx, convocatoriaId: string, { sedeCode, ceme }: GradedCourse): Promise<void> {
  await sql`select lock_grades(${sedeCode}, ${ceme})`.execute(trx)
  await sql`select lock_selection_input(${convocatoriaId})`.execute(trx)
}

export interface GradeCell {
  year: number
  /** The last entry, if it was not taken back. */
  draft: { entryId: number; typed: string; base: GradeBase; mark: string } | null
  /** The grade that counts, with two decimals or as many as it has. */
  counts: string | null
  correctionOpen: boolean
}

export interface GradedRow {
  candidateId: string
  personId: string
  folio: string
  matricula: string
  givenNames: string
  surnames: string
  /** The current year of the CEME. */
  grade: number
  cells: GradeCell[]
}

interface CellRow {
  year: number
  entry: number | null
  typed: string | null
  base: GradeBase | null
  mark: string | null
  counts: string | null
  open: boolean
}

const CELLS = sql<CellRow[]>`(select jsonb_agg(jsonb_build_object('year', y.year, 'entry', e.id, 'typed', e.typed,
      'base', e.base, 'mark', e.mark::text, 'counts', case when g.mark = round(g.mark, 2) then round(g.mark, 2)::text
      else g.mark::text end, 'open', exists (select 1 from grade_correction k where k.candidate_id = candidate.id
      and k.year = y.year and k.outcome is null)) order by y.year)
  from generate_series(1, candidate.grade) as y (year)
  left join lateral (select * from grade_entry l where l.candidate_id = candidate.id and l.year = y.year
    order by l.id desc limit 1) e on true
  left join grade_mark g on g.candidate_id = candidate.id and g.year = y.year)`

/** The residents of a course who are registered, by folio, with a cell for each year up to the current one. */
export async function listGraded(
  db: DbOrTrx,
  convocatoriaId: string,
  { sedeCode, ceme }: GradedCourse
): Promise<GradedRow[]> {
  const rows = await db
    .selectFrom('candidate')
    .innerJoin('person', 'person.id', 'candidate.person_id')
    .select([
      'candidate.id',
      'candidate.person_id',
      'candidate.folio',
      'candidate.grade',
      'person.matricula',
      'person.given_names',
      'person.first_surname',
      'person.second_surname',
      CELLS.as('cells'),
    ])
    .where('candidate.convocatoria_id', '=', convocatoriaId)
    .where('candidate.adscription_sede', '=', sedeCode)
    .where('candidate.ceme', '=', ceme)
    // Whose grades carry over has them signed.
    .where('candidate.carries_from', 'is', null)
    .orderBy('candidate.folio')
    .execute()
  return rows.map((row) => ({
    candidateId: row.id,
    personId: row.person_id,
    folio: row.folio,
    matricula: row.matricula,
    givenNames: row.given_names,
    surnames: surnames(row.first_surname, row.second_surname),
    grade: row.grade,
    cells: row.cells.map(describeCell),
  }))
}

function describeCell({ year, entry, typed, base, mark, counts, open }: CellRow): GradeCell {
  const hasDraft = entry !== null && typed !== null && base !== null && mark !== null
  return { year, counts, correctionOpen: open, draft: hasDraft ? { entryId: entry, typed, base, mark } : null }
}

export interface NewEntry {
  candidateId: string
  year: number
  typed: string
  base: GradeBase
  /** Null takes the draft back. */
  mark: string | null
}

export async function insertEntries(
  trx: Trx,
  entries: readonly NewEntry[],
  { source, by }: { source: 'form' | 'file'; by: string }
): Promise<void> {
  if (entries.length === 0) return
  await trx
    .insertInto('grade_entry')
    .values(
      entries.map(({ candidateId, year, typed, base, mark }) => ({
        candidate_id: candidateId,
        year,
        typed,
        base,
        mark,
        source,
        by_id: by,
      }))
    )
    .execute()
}

export async function countSheets(
  db: DbOrTrx,
  convocatoriaId: string,
  { sedeCode, ceme }: GradedCourse
): Promise<number> {
  const { count } = await db
    .selectFrom('grade_sheet')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('convocatoria_id', '=', convocatoriaId)
    .where('sede_code', '=', sedeCode)
    .where('ceme', '=', ceme)
    .executeTakeFirstOrThrow()
  return Number(count)
}

interface NewSheet extends GradedCourse {
  convocatoriaId: string
  number: number
  content: string
  sha256: string
  signedBy: string
  lines: readonly { candidateId: string; year: number; mark: string; entryId: number }[]
}

/** The sheet with its lines, and the grades that count from now on. Its id. */
export async function insertSheet(trx: Trx, sheet: NewSheet): Promise<string> {
  const { id } = await trx
    .insertInto('grade_sheet')
    .values({
      convocatoria_id: sheet.convocatoriaId,
      sede_code: sheet.sedeCode,
      ceme: sheet.ceme,
      number: sheet.number,
      content: sheet.content,
      sha256: sheet.sha256,
      signed_by: sheet.signedBy,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('grade_sheet_line')
    .values(
      sheet.lines.map(({ candidateId, year, mark, entryId }) => ({
        candidate_id: candidateId,
        year,
        mark,
        sheet_id: id,
        entry_id: entryId,
      }))
    )
    .execute()
  await trx
    .insertInto('grade_mark')
    .values(sheet.lines.map(({ candidateId, year, mark }) => ({ candidate_id: candidateId, year, mark })))
    .execute()
  return id
}

/** Newest first. */
export async function listSheets(db: DbOrTrx, convocatoriaId: string, { sedeCode, ceme }: GradedCourse) {
  return db
    .selectFrom('grade_sheet')
    .innerJoin('person', 'person.id', 'grade_sheet.signed_by')
    .select([
      'grade_sheet.id',
      'number',
      'sha256',
      'signed_at as signedAt',
      'given_names as givenNames',
      'first_surname as firstSurname',
      'second_surname as secondSurname',
      sql<number>`(select count(*)::int from grade_sheet_line l where l.sheet_id = grade_sheet.id)`.as('grades'),
    ])
    .where('convocatoria_id', '=', convocatoriaId)
    .where('sede_code', '=', sedeCode)
    .where('ceme', '=', ceme)
    .orderBy('number', 'desc')
    .execute()
}

/** The years of a candidate with a grade that counts; for the candidate, who sees no mark before its time. */
export async function listGradedYears(db: DbOrTrx, candidateId: string): Promise<number[]> {
  const rows = await db.selectFrom('grade_mark').select('year').where('candidate_id', '=', candidateId).execute()
  return rows.map(({ year }) => year)
}

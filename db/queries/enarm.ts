/** ENARM marks by import: whom they may be of, what was taken, what waits for a person. §4.2 A */
import { sql } from 'kysely'
import type { EnarmCandidate, EnarmMatch, EnarmSuggestion } from '#exam-engine/convocatoria/enarm-match.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'
import type { DbOrTrx, Trx } from '../client.ts'

export interface EnarmCandidateRow extends EnarmCandidate {
  folio: string
  /** Four decimals, null where none was received. */
  enarm: string | null
}

export async function listEnarmCandidates(db: DbOrTrx, convocatoriaId: string): Promise<EnarmCandidateRow[]> {
  const rows = await db
    .selectFrom('candidate')
    .innerJoin('person', 'person.id', 'candidate.person_id')
    .select([
      'candidate.id',
      'candidate.folio',
      'candidate.enarm',
      'person.curp',
      'person.given_names',
      'person.first_surname',
      'person.second_surname',
    ])
    .where('candidate.convocatoria_id', '=', convocatoriaId)
    // Whose mark carries over has its ENARM there.
    .where('candidate.carries_from', 'is', null)
    .orderBy('candidate.folio')
    .execute()
  return rows.map((row) => ({
    candidateId: row.id,
    folio: row.folio,
    enarm: row.enarm,
    curp: row.curp,
    name: fullName(row.given_names, row.first_surname, row.second_surname),
  }))
}

interface NewImport {
  convocatoriaId: string
  fileSha256: string
  exact: readonly EnarmMatch[]
  suggested: readonly EnarmSuggestion[]
  by: string
}

/** The import with its suggestions. Its id. */
export async function insertEnarmImport(
  trx: Trx,
  { convocatoriaId, fileSha256, exact, suggested, by }: NewImport
): Promise<string> {
  const { id } = await trx
    .insertInto('enarm_import')
    .values({
      convocatoria_id: convocatoriaId,
      file_sha256: fileSha256,
      exact: exact.length,
      suggested: suggested.length,
      by_id: by,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (suggested.length > 0) {
    await trx
      .insertInto('enarm_suggestion')
      .values(
        suggested.map(({ line, candidateId, curp, name, mark, reason }) => ({
          import_id: id,
          line,
          candidate_id: candidateId,
          curp,
          name,
          mark,
          reason,
        }))
      )
      .execute()
  }
  return id
}

interface GivenMark extends EnarmMatch {
  replaces: string | null
}

/** History first, then what the selection reads. */
export async function giveEnarmMarks(
  trx: Trx,
  marks: readonly GivenMark[],
  { importId, suggestionId, by }: { importId: string; suggestionId: string | null; by: string }
): Promise<void> {
  if (marks.length === 0) return
  await trx
    .insertInto('enarm_mark')
    .values(
      marks.map(({ line, candidateId, mark, replaces }) => ({
        candidate_id: candidateId,
        mark,
        replaces,
        import_id: importId,
        line,
        suggestion_id: suggestionId,
        by_id: by,
      }))
    )
    .execute()
  const given = marks.map(({ candidateId }) => candidateId)
  await sql`update candidate c set enarm = m.mark from enarm_mark m
    where m.candidate_id = c.id and m.import_id = ${importId}::uuid and c.id = any(${given}::uuid[])`.execute(trx)
}

/** The suggestion with what it is about, locked; undefined where there is none. */
export async function lockSuggestion(trx: Trx, suggestionId: string) {
  return trx
    .selectFrom('enarm_suggestion')
    .innerJoin('candidate', 'candidate.id', 'enarm_suggestion.candidate_id')
    .select([
      'enarm_suggestion.id',
      'import_id as importId',
      'line',
      'enarm_suggestion.candidate_id as candidateId',
      'mark',
      'outcome',
      'candidate.enarm',
      'candidate.convocatoria_id as convocatoriaId',
    ])
    .where('enarm_suggestion.id', '=', suggestionId)
    .forUpdate('enarm_suggestion')
    .executeTakeFirst()
}

/** Somebody else was confirmed for the line, or another line for the person. */
export async function hasConfirmedRival(
  db: DbOrTrx,
  { importId, line, candidateId }: { importId: string; line: number; candidateId: string }
): Promise<boolean> {
  return (
    (await db
      .selectFrom('enarm_suggestion')
      .select('id')
      .where('import_id', '=', importId)
      .where('outcome', '=', 'confirmed')
      .where((or) => or.or([or('line', '=', line), or('candidate_id', '=', candidateId)]))
      .limit(1)
      .executeTakeFirst()) !== undefined
  )
}

export async function decideSuggestionRow(
  trx: Trx,
  suggestionId: string,
  outcome: 'confirmed' | 'rejected',
  by: string
): Promise<void> {
  await trx.updateTable('enarm_suggestion').set({ outcome, decided_by: by }).where('id', '=', suggestionId).execute()
}

/** Open ones first, then by import and line. */
export async function listSuggestions(db: DbOrTrx, convocatoriaId: string) {
  return db
    .selectFrom('enarm_suggestion')
    .innerJoin('enarm_import', 'enarm_import.id', 'enarm_suggestion.import_id')
    .innerJoin('candidate', 'candidate.id', 'enarm_suggestion.candidate_id')
    .innerJoin('person', 'person.id', 'candidate.person_id')
    .leftJoin('person as decider', 'decider.id', 'enarm_suggestion.decided_by')
    .select([
      'enarm_suggestion.id',
      'line',
      'enarm_suggestion.curp',
      'enarm_suggestion.name',
      'mark',
      'reason',
      'outcome',
      'decided_at as decidedAt',
      'candidate.folio',
      'person.curp as ownCurp',
      'person.given_names as givenNames',
      'person.first_surname as firstSurname',
      'person.second_surname as secondSurname',
      'decider.given_names as deciderNames',
      'decider.first_surname as deciderSurname',
    ])
    .where('enarm_import.convocatoria_id', '=', convocatoriaId)
    .orderBy((eb) => eb('outcome', 'is not', null))
    .orderBy('enarm_import.at', 'desc')
    .orderBy('line')
    .limit(200)
    .execute()
}

/** Newest first. */
export async function listEnarmImports(db: DbOrTrx, convocatoriaId: string) {
  return db
    .selectFrom('enarm_import')
    .innerJoin('person', 'person.id', 'enarm_import.by_id')
    .select([
      'enarm_import.id',
      'file_sha256 as fileSha256',
      'exact',
      'suggested',
      'at',
      'given_names as givenNames',
      'first_surname as firstSurname',
      sql<number>`(select count(*)::int from enarm_mark m where m.import_id = enarm_import.id and m.replaces is not null)`.as(
        'replaced'
      ),
    ])
    .where('convocatoria_id', '=', convocatoriaId)
    .orderBy('at', 'desc')
    .limit(50)
    .execute()
}

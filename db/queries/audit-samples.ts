/** The auditor's samples: what they are drawn from, their rows, and what was found. Names no person: ids and folios. */
import { sql } from 'kysely'
import type { Population } from '#exam-engine/audit/sample-checks.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx, Trx } from '../client.ts'

/** The ids of everything of this kind in the convocatoria; `runId` for results. */
export async function listPopulation(
  db: DbOrTrx, population: Population, convocatoriaId: string, runId: string | null,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`${{
    attempts: sql`select a.id::text as id from attempt a join candidate c on c.id = a.candidate_id
      where c.convocatoria_id = ${convocatoriaId} and a.started_at is not null and a.state in ('handedIn', 'closed')`,
    registrations: sql`select v.id::text as id from registration_version v join candidate c on c.id = v.candidate_id
      where c.convocatoria_id = ${convocatoriaId}`,
    publications: sql`select p.article_id::text as id from publication_decision p
      join declared_article a on a.id = p.article_id join publication_declaration d on d.id = a.declaration_id
      where d.convocatoria_id = ${convocatoriaId}`,
    letters: sql`select l.award_id::text as id from letter l join award w on w.id = l.award_id
      join selection_run r on r.id = w.run_id where r.convocatoria_id = ${convocatoriaId}`,
    results: sql`select i.selection_id as id from selection_result s
      join selection_identity i on i.run_id = s.run_id and i.candidate_id = s.candidate_id where s.run_id = ${runId}::uuid`,
  }[population]}`.execute(db)
  return rows.map(({ id }) => id)
}

/** `2023-2024-1`: the cycle and the period. */
const PERIOD = sql<string>`convocatoria.rules ->> 'cycle' || '-' || (convocatoria.rules ->> 'period')`

/** The newest first. */
export async function listPublishedRuns(db: DbOrTrx) {
  return db.selectFrom('selection_run').innerJoin('convocatoria', 'convocatoria.id', 'convocatoria_id')
    .select(['selection_run.id', 'convocatoria_id', PERIOD.as('period'), 'selection_run.published_at'])
    .where('selection_run.published_at', 'is not', null)
    .orderBy('selection_run.published_at', 'desc').execute()
}

/** The calls that are out at the database's clock, the newest first. */
export async function listSampledCalls(db: DbOrTrx) {
  return db.selectFrom('convocatoria').select(['id', PERIOD.as('period')]).where('published_at', '<=', sql<Instant>`efiser_now()`)
    .orderBy('published_at', 'desc').orderBy('id').execute()
}

export async function insertSample(
  trx: Trx, sample: {
    population: Population, callId: string, runId: string | null, size: number, seed: string, source: 'drawn' | 'given', by: string
  },
): Promise<{ id: string, number: number }> {
  return trx.insertInto('audit_sample').values({
    population: sample.population, convocatoria_id: sample.callId, run_id: sample.runId, size: sample.size, seed: sample.seed, seed_source: sample.source,
    started_by: sample.by,
  }).returning(['id', 'number']).executeTakeFirstOrThrow()
}

export async function lockSample(trx: Trx, id: string) {
  return trx.selectFrom('audit_sample')
    .select(['id', 'number', 'population', 'convocatoria_id', 'run_id', 'size', 'seed', 'drawn_at', 'closed_at'])
    .where('id', '=', id).forUpdate().executeTakeFirst()
}

/** The rows first, then what they were drawn from: the database counts them. */
export async function insertDraw(
  trx: Trx, id: string, drawn: readonly string[], population: { callId: string, ids: string, sha256: string, count: number },
): Promise<void> {
  if (drawn.length > 0) {
    await trx.insertInto('audit_sample_row')
      .values(drawn.map((subjectId, index) => ({ sample_id: id, place: index + 1, subject_id: subjectId }))).execute()
  }
  await trx.updateTable('audit_sample').set({
    convocatoria_id: population.callId, population_ids: population.ids, population_sha256: population.sha256, population_count: population.count,
  }).where('id', '=', id).execute()
}

export async function hasRow(db: DbOrTrx, id: string, place: number): Promise<boolean> {
  return await db.selectFrom('audit_sample_row').select('place').where('sample_id', '=', id).where('place', '=', place)
    .executeTakeFirst() !== undefined
}

export async function insertFinding(
  trx: Trx, id: string, place: number,
  { outcome, checks, text }: { outcome: 'conforms' | 'observed', checks: readonly string[], text: string }, by: string,
): Promise<void> {
  await trx.insertInto('audit_sample_finding')
    .values({ sample_id: id, place, outcome, checks: [...checks], text, by_id: by }).execute()
}

export async function closeSampleRow(trx: Trx, id: string, statement: string, by: string): Promise<void> {
  await trx.updateTable('audit_sample').set({ statement, closed_by: by }).where('id', '=', id).execute()
}

/** The newest first, with how many rows were judged. */
export async function listSamples(db: DbOrTrx) {
  return db.selectFrom('audit_sample').leftJoin('convocatoria', 'convocatoria.id', 'convocatoria_id')
    .select(['audit_sample.id', 'number', 'population', 'size', 'started_at', 'drawn_at', 'closed_at', 'population_count', 'title',
    sql<number>`(select count(distinct place)::integer from audit_sample_finding f where f.sample_id = audit_sample.id)`.as('judged'),
    sql<number>`(select count(*)::integer from audit_sample_row r where r.sample_id = audit_sample.id)`.as('rows'),
  ]).orderBy('number', 'desc').execute()
}

export async function findSample(db: DbOrTrx, id: string) {
  return db.selectFrom('audit_sample').leftJoin('person as starter', 'starter.id', 'audit_sample.started_by')
    .leftJoin('person as closer', 'closer.id', 'audit_sample.closed_by')
    .leftJoin('convocatoria', 'convocatoria.id', 'audit_sample.convocatoria_id')
    .selectAll('audit_sample')
    .select(['convocatoria.title', 'starter.matricula as startedByMatricula', 'closer.matricula as closedByMatricula'])
    .where('audit_sample.id', '=', id).executeTakeFirst()
}

export interface SampleRow {
  place: number
  subjectId: string
  /** The last finding; null before the first. */
  outcome: 'conforms' | 'observed' | null
  checks: string[] | null
  text: string | null
  /** How many findings there were. */
  findings: number
}

/** In the order of the draw. */
export async function listSampleRows(db: DbOrTrx, id: string): Promise<SampleRow[]> {
  const { rows } = await sql<SampleRow>`select r.place, r.subject_id as "subjectId", f.outcome, f.checks, f.text,
      (select count(*)::integer from audit_sample_finding c where c.sample_id = r.sample_id and c.place = r.place) as findings
    from audit_sample_row r left join lateral (select outcome, checks, text from audit_sample_finding f
      where f.sample_id = r.sample_id and f.place = r.place order by f.id desc limit 1) f on true
    where r.sample_id = ${id}::uuid order by r.place`.execute(db)
  return rows
}

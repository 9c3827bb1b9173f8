/** Openings of personal scores: the last of a session for a subject, the register of them, and those of one person. */
import { sql, type RawBuilder } from 'kysely'
import type {
  Opening, OpeningPurpose, OpeningQuestion, OpeningRole, OpeningScope, Reason,
} from '#exam-engine/privacy/score-opening.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx, Trx } from '../client.ts'
import { sqlInstant } from '../sql-instant.ts'

export interface NewOpening extends OpeningQuestion, Reason {
  role: OpeningRole
  /** Of a row of a sample: whose it is. */
  personId?: string
}

interface SubjectColumns {
  person_id?: string
  exam_id?: string
  run_id?: string
  convocatoria_id?: string
  sample_id?: string
  place?: number
}

/** A row of a sample is named by "sample/place". */
function subjectColumns(scope: OpeningScope, subjectId: string): SubjectColumns {
  switch (scope) {
    case 'person': return { person_id: subjectId }
    case 'exam': case 'annulments': return { exam_id: subjectId }
    case 'run': return { run_id: subjectId }
    case 'corrections': case 'publications': return { convocatoria_id: subjectId }
    case 'sampleRow': {
      const [sample = '', place = ''] = subjectId.split('/')
      return { sample_id: sample, place: Number(place) }
    }
    default: return scope satisfies never
  }
}

/** Its number. */
export async function insertOpening(trx: Trx, opening: NewOpening): Promise<number> {
  const { scope, subjectId, role, purpose, note, actorId, session, personId } = opening
  const { id } = await trx.insertInto('score_opening').values({
    scope, ...subjectColumns(scope, subjectId), ...(personId === undefined ? {} : { person_id: personId }),
    role, purpose, note, actor_id: actorId, session_sha256: Buffer.from(session, 'hex'),
  }).returning('id').executeTakeFirstOrThrow()
  return id
}

export interface FoundOpening extends Opening {
  id: number
  purpose: OpeningPurpose
  closesAt: Instant
}

/** The last one of this person in this session for this subject, over or not; as its row says, for the rule to judge. */
export async function findLastOpening(db: DbOrTrx, asked: OpeningQuestion): Promise<FoundOpening | undefined> {
  let query = db.selectFrom('score_opening').selectAll()
    .where('actor_id', '=', asked.actorId).where('session_sha256', '=', Buffer.from(asked.session, 'hex'))
    .where('scope', '=', asked.scope)
  for (const [column, value] of Object.entries(subjectColumns(asked.scope, asked.subjectId))) {
    query = query.where(column as keyof SubjectColumns, '=', value)
  }
  const row = await query.orderBy('id', 'desc').limit(1).executeTakeFirst()
  return row === undefined ? undefined
    : {
      id: row.id, actorId: row.actor_id, session: Buffer.from(row.session_sha256).toString('hex'), scope: row.scope,
      subjectId: row.sample_id === null ? row.person_id ?? row.exam_id ?? row.run_id ?? row.convocatoria_id ?? ''
        : `${row.sample_id}/${String(row.place)}`,
      purpose: row.purpose, openedAt: row.opened_at, closesAt: row.closes_at,
    }
}

export interface OpeningFilter {
  /** Of the reader's view: the coordination sees its own, the auditor all. */
  role: OpeningRole | null
  /** As simplifyText makes them; each must be in the name, matrícula or folio of the person, of the actor, or in the note. */
  words: readonly string[]
  scope: OpeningScope | null
  purpose: OpeningPurpose | null
  from: Instant | null
}

export interface OpeningRow {
  id: number
  at: Instant
  closesAt: Instant
  role: OpeningRole
  scope: OpeningScope
  purpose: OpeningPurpose
  note: string
  actor: string
  actorMatricula: string
  /** Of one person; null for a list. */
  person: string | null
  personId: string | null
  folio: string | null
  /** The exam, the moment of the freeze, or the call. */
  about: string | null
  place: number | null
}

/** The newest first. */
export async function listOpenings(
  db: DbOrTrx, filter: OpeningFilter, { limit, offset }: { limit: number, offset: number },
): Promise<OpeningRow[]> {
  const { rows } = await sql<OpeningRow>`select o.id::int as id, o.opened_at as at, o.closes_at as "closesAt", o.role, o.scope,
      o.purpose, o.note, concat_ws(' ', a.given_names, a.first_surname) as actor, a.matricula as "actorMatricula",
      case when p.id is not null then concat_ws(' ', p.given_names, p.first_surname, p.second_surname) end as person,
      o.person_id as "personId", k.folio, coalesce(e.ceme || ' ' || e.grade, v.title, c.title) as about, o.place
    ${openingsOf(filter)} order by o.id desc limit ${limit} offset ${offset}`.execute(db)
  return rows
}

export async function countOpenings(db: DbOrTrx, filter: OpeningFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count ${openingsOf(filter)}`.execute(db)
  return rows[0]?.count ?? 0
}

function openingsOf({ role, words, scope, purpose, from }: OpeningFilter): RawBuilder<unknown> {
  const wanted = [
    sql`true`,
    ...(role === null ? [] : [sql`o.role = ${role}`]), ...(scope === null ? [] : [sql`o.scope = ${scope}`]),
    ...(purpose === null ? [] : [sql`o.purpose = ${purpose}`]),
    ...(from === null ? [] : [sql`o.opened_at >= ${sqlInstant(from)}`]),
    ...words.map((word) => sql`position(${word} in simplify_text(concat_ws(' ', p.given_names, p.first_surname,
      p.second_surname, p.matricula, k.folio, a.given_names, a.first_surname, a.matricula, o.note))) > 0`),
  ]
  return sql`from score_opening o join person a on a.id = o.actor_id left join person p on p.id = o.person_id
    left join lateral (select folio from candidate n where n.person_id = o.person_id order by n.registered_at desc limit 1) k
      on true
    left join exam e on e.id = o.exam_id left join selection_run r on r.id = o.run_id
    left join convocatoria v on v.id = r.convocatoria_id left join convocatoria c on c.id = o.convocatoria_id
    where ${sql.join(wanted, sql` and `)}`
}

/**
 * Which openings showed, or could show, scores of $person: the own ones, and each list that the person stands in. Whoever
 * moves in a dry run of an annulment is of the whole call.
 */
export const OPENINGS_OF_PERSON = `from score_opening o where o.person_id = $person
  or exists (select 1 from candidate c where c.person_id = $person and (
    (o.scope = 'exam' and exists (select 1 from attempt a where a.candidate_id = c.id and a.exam_id = o.exam_id))
    or (o.scope = 'annulments' and c.convocatoria_id = (select convocatoria_id from exam where id = o.exam_id))
    or (o.scope = 'run' and exists (select 1 from selection_identity i where i.run_id = o.run_id and i.candidate_id = c.id))
    or (o.scope = 'corrections' and c.convocatoria_id = o.convocatoria_id
      and exists (select 1 from grade_correction g where g.candidate_id = c.id and g.proposed_at < o.closes_at))
    or (o.scope = 'publications' and exists (select 1 from publication_decision x join declared_article y on y.id = x.article_id
      join publication_declaration z on z.id = y.declaration_id
      where z.person_id = c.person_id and x.decided_at < o.closes_at))))`

export interface OwnOpening {
  id: number
  at: Instant
  role: OpeningRole
  scope: OpeningScope
  purpose: OpeningPurpose
  /** Of what was opened of the person alone; the note on a list may speak of somebody else. */
  note: string | null
}

/** The newest first; without who it was. */
export async function listOpeningsOf(db: DbOrTrx, personId: string, limit: number): Promise<OwnOpening[]> {
  const [before = '', ...after] = OPENINGS_OF_PERSON.split('$person')
  const found = after.reduce((text, part) => sql`${text}${personId}::uuid${sql.raw(part)}`, sql`${sql.raw(before)}`)
  const { rows } = await sql<OwnOpening>`select o.id::int as id, o.opened_at as at, o.role, o.scope, o.purpose,
    case when o.person_id is not null then o.note end as note ${found} order by o.id desc limit ${limit}`.execute(db)
  return rows
}

/** The person who declared an article. */
export async function findAuthorOfArticle(db: DbOrTrx, articleId: string): Promise<string | undefined> {
  const row = await db.selectFrom('declared_article').innerJoin('publication_declaration as d', 'd.id', 'declaration_id')
    .select('d.person_id').where('declared_article.id', '=', articleId).executeTakeFirst()
  return row?.person_id
}

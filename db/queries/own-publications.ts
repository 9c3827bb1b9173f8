/**
 * One's own publications as the selection read them, each with the checks that spoke against it; and those declared on
 * which nothing was decided when the selection was frozen. Evaluators and their words stay unnamed (Convocatoria §4.3).
 */
import { sql } from 'kysely'
import { isExclusion, type CheckCode, type Draft } from '#exam-engine/publications/judgement.ts'
import type { DbOrTrx } from '../client.ts'

export interface OwnPublication {
  doi: string
  type: string
  authorPosition: number
  /** YYYY-MM-DD. */
  publishedOn: string
  /** Null where nothing was decided. */
  accepted: boolean | null
  /** Criteria not met and exclusions that apply, of the judgements that decided. */
  against: readonly CheckCode[]
}

/** In the order of the score, then the undecided in the order of the list. */
export async function listOwnPublications(db: DbOrTrx, candidateId: string): Promise<OwnPublication[]> {
  const counted = await db.selectFrom('publication')
    .select(['doi', 'type', 'author_position', 'published_on', 'accepted'])
    .where('candidate_id', '=', candidateId).orderBy('position').execute()
  const declared = await listDeclared(db, candidateId)
  const judgements = Map.groupBy(declared, ({ doi }) => doi)
  const undecided = [...judgements].filter(([doi]) => !counted.some((row) => row.doi === doi))
  return [
    ...counted.map((row) => ({
      doi: row.doi, type: row.type, authorPosition: row.author_position, publishedOn: row.published_on,
      accepted: row.accepted, against: row.accepted ? [] : checksAgainst(judgements.get(row.doi) ?? []),
    })),
    ...undecided.flatMap(([doi, [row]]) => row === undefined ? [] : [{
      doi, type: row.type, authorPosition: row.author_position, publishedOn: row.published_on, accepted: null, against: [],
    }]),
  ]
}

type DeclaredRow = Awaited<ReturnType<typeof listDeclared>>[number]

/** One row per article of the last list and judgement signed on it, or one without a judgement. */
async function listDeclared(db: DbOrTrx, candidateId: string) {
  return db.selectFrom('candidate as k')
    .innerJoin('publication_declaration as d', (join) => join.onRef('d.convocatoria_id', '=', 'k.convocatoria_id')
      .onRef('d.person_id', '=', 'k.person_id'))
    .innerJoin('declared_article as a', 'a.declaration_id', 'd.id')
    .leftJoin('publication_decision as p', 'p.article_id', 'a.id')
    .leftJoin('publication_evaluation as e', (join) => join.onRef('e.article_id', '=', 'a.id').on('e.state', '=', 'signed'))
    .select(['a.doi', 'a.type', 'a.author_position', 'a.published_on', 'p.basis', 'e.draft', 'e.ended_at'])
    .where('k.id', '=', candidateId)
    .where(sql<boolean>`d.version = (select max(l.version) from publication_declaration l
      where l.convocatoria_id = d.convocatoria_id and l.person_id = d.person_id)`)
    .orderBy('a.position').orderBy('e.ended_at').execute()
}

/** Of two who agreed both count; of three the last, who decided. */
function checksAgainst(rows: readonly DeclaredRow[]): CheckCode[] {
  const deciding = rows[0]?.basis === 'third' ? rows.slice(-1) : rows
  const found = new Set(deciding.flatMap(({ draft }) => draft === null ? [] : failed(draft)))
  return [...found]
}

function failed({ answers }: Draft): CheckCode[] {
  return (Object.keys(answers) as CheckCode[]).filter((code) => answers[code].yes === isExclusion(code))
}

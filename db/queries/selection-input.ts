/**
 * What a selection is made from, as it stands: candidates with their marks,
 * grades, ENARM, publications and preferences, and the seats. Persons are ids
 * here; the package gets a random selection id in their place.
 */
import { sql } from 'kysely'
import type { DbOrTrx } from '../client.ts'
import { standingMark } from './mark-standing.ts'

interface PublicationRow {
  doi: string
  type: string
  authorPosition: number
  publishedOn: string
  accepted: boolean
}

interface PlaceRow {
  cer: string
  sede: string
  subsede: string | null
}

/**
 * One row per candidate of the convocatoria, in no meaningful order, all of one moment. `mark_status` is null when not
 * marked yet, and when the mark no longer stands (mark-standing.ts): then it must be marked again.
 */
export async function listSelectionCandidates(db: DbOrTrx, convocatoriaId: string) {
  return db.selectFrom('candidate')
    .leftJoin('attempt', (join) => join.onRef('attempt.candidate_id', '=', 'candidate.id')
      .onRef('attempt.exam_id', '=', 'candidate.exam_id'))
    .leftJoin('mark', 'mark.attempt_id', 'attempt.id')
    .select(['candidate.id', 'attempt.id as attempt_id', 'candidate.folio', 'candidate.category', 'candidate.ceme', 'candidate.grade',
      'candidate.enarm', 'mark.correct', 'mark.counted', 'mark.efiser',
      standingMark.as('mark_status'),
      sql<Record<string, string>>`coalesce((select jsonb_object_agg(g.year, g.mark::text) from grade_mark g
        where g.candidate_id = candidate.id), '{}'::jsonb)`.as('grades'),
      sql<PublicationRow[]>`coalesce((select jsonb_agg(jsonb_build_object('doi', p.doi, 'type', p.type,
          'authorPosition', p.author_position, 'publishedOn', p.published_on::text, 'accepted', p.accepted)
          order by p.position)
        from publication p where p.candidate_id = candidate.id), '[]'::jsonb)`.as('publications'),
      sql<PlaceRow[]>`coalesce((select jsonb_agg(jsonb_build_object('cer', c.cer, 'sede', s.sede_code,
          'subsede', s.subsede) order by p.position) from preference p join seat_pool s on s.id = p.pool_id join course c on c.id = s.course_id
          where p.candidate_id = candidate.id), '[]'::jsonb)`.as('preferences')])
    .where('candidate.convocatoria_id', '=', convocatoriaId).execute()
}

export type SelectionCandidateRow = Awaited<ReturnType<typeof listSelectionCandidates>>[number]

/** The seats of the convocatoria in the order of its table. */
export async function listSeatPools(db: DbOrTrx, convocatoriaId: string) {
  return db.selectFrom('seat_pool').innerJoin('course', 'course.id', 'seat_pool.course_id')
    .select(['seat_pool.id', 'course.cer', 'seat_pool.sede_code', 'seat_pool.subsede', 'seat_pool.seats',
      'seat_pool.foreign_max'])
    .where('seat_pool.convocatoria_id', '=', convocatoriaId).orderBy('seat_pool.position').execute()
}

export type SeatPoolRow = Awaited<ReturnType<typeof listSeatPools>>[number]

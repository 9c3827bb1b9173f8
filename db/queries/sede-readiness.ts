/** Each sede that receives candidates: its rooms against its fullest turno, and who has no seat yet. By name. */
import { sql } from 'kysely'
import type { DbOrTrx } from '../client.ts'

export interface SedeSeats {
  code: string
  name: string
  city: string
  rooms: number
  capacity: number
  turnos: number
  /** Candidates of the fullest turno. */
  most: number
  /** Candidates of turnos that are not over and have no seat. */
  unseated: number
}

export async function listSedeSeats(db: DbOrTrx, convocatoriaId: string): Promise<SedeSeats[]> {
  const { rows } = await sql<SedeSeats>`
    select s.code, s.name, s.city, coalesce(r.rooms, 0)::int as rooms, coalesce(r.capacity, 0)::int as capacity,
      count(*)::int as turnos, max(p.expected)::int as most,
      coalesce(sum(p.unseated) filter (where p.ends_at > efiser_now()), 0)::int as unseated
    from (select a.sede_code, t.id, t.ends_at, count(*) as expected, count(*) filter (where e.attempt_id is null) as unseated
      from attempt a join turno t on t.id = a.turno_id left join exam_seat e on e.attempt_id = a.id
      where t.convocatoria_id = ${convocatoriaId} group by a.sede_code, t.id) p
    join sede s on s.code = p.sede_code
    left join (select sede_code, count(*) as rooms, sum(capacity) as capacity from room group by sede_code) r
      on r.sede_code = s.code
    group by s.code, r.rooms, r.capacity order by s.name`.execute(db)
  return rows
}

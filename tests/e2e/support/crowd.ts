/** Many invented candidates at one sede and turno of a demo, with seats: by the superuser, before the doors open. */
import type { Database } from '#db/client.ts'

interface Crowd {
  turnoId: string
  sedeCode: string
  /** How many there are to be in the end, whoever was there before included. */
  total: number
  rooms: readonly string[]
}

/** Folios X-… count on from the number of people there are; seats alternate between the rooms. The last one was denied at the door. */
export async function fillSede({ sql }: Database, { turnoId, sedeCode, total, rooms }: Crowd): Promise<void> {
  const [{ present } = { present: 0 }] = await sql<{ present: number }[]>`
    select count(*)::int as present from attempt where turno_id = ${turnoId} and sede_code = ${sedeCode}`
  const count = total - present
  const [{ people } = { people: 0 }] = await sql<{ people: number }[]>`select count(*)::int as people from person`
  const first = 70_000_000 + people
  await sql.begin(async (trx) => {
    await trx`insert into room (sede_code, name, capacity, machines, accessible)
      select ${sedeCode}, name, 500, 500, true from unnest(${[...rooms]}::text[]) as name`
    await trx`
      with numbers as (select n, gen_random_uuid() as person, gen_random_uuid() as candidate, gen_random_uuid() as attempt
          from generate_series(1, ${count}) n),
        pattern as (select c.*, a.opens_at, a.closes_at, a.accepts_until from attempt a
          join candidate c on c.id = a.candidate_id where a.turno_id = ${turnoId} order by c.folio limit 1),
        people as (insert into person (id, matricula, email, curp, given_names, first_surname, second_surname, sex, born_on)
          select person, (${first} + n)::text, 'x' || (${first} + n) || '@prueba.example', null,
            'Nombre ' || n, (array['Hernández', 'Gutiérrez', 'Álvarez', 'Villavicencio'])[1 + n % 4], 'Muñoz', 'M', null::date
          from numbers returning id),
        candidates as (insert into candidate (id, convocatoria_id, person_id, folio, category, ceme, grade,
            adscription_sede, exam_sede, exam_id, enarm, registered_at)
          select candidate, convocatoria_id, person, 'X-' || lpad((${people} + n)::text, 6, '0'),
            category, ceme, grade, ${sedeCode}, ${sedeCode}, exam_id, enarm, registered_at from numbers, pattern
          returning id),
        attempts as (insert into attempt (id, candidate_id, exam_id, turno_id, sede_code, opens_at, closes_at,
            accepts_until, state, denial_reason)
          select attempt, candidate, exam_id, ${turnoId}, ${sedeCode}, opens_at, closes_at, accepts_until,
            case when n = ${count} then 'denied' else 'expected' end,
            case when n = ${count} then 'NO_ID' end from numbers, pattern returning id)
      select count(*) from people, candidates, attempts limit 1`
    await trx`
      with waiting as (select a.id, row_number() over (order by c.folio) - 1 as at from attempt a
          join candidate c on c.id = a.candidate_id left join exam_seat s on s.attempt_id = a.id
          where a.turno_id = ${turnoId} and a.sede_code = ${sedeCode} and s.attempt_id is null),
        own as (select id, row_number() over (order by name) - 1 as at from room
          where sede_code = ${sedeCode} and name = any(${[...rooms]}))
      insert into exam_seat (attempt_id, turno_id, sede_code, room_id, number)
      select w.id, ${turnoId}, ${sedeCode}, own.id, w.at / ${rooms.length} + 1
      from waiting w join own on own.at = w.at % ${rooms.length}`
  })
}

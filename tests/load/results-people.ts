/**
 * Residents of the demonstration's call who sat their exam and won a seat, with a selection that is published: put there
 * as the owner, past the acts that lead to it, because only what comes after the minute of publication is measured.
 */
import type { Database } from '#db/client.ts'
import { CEME, insertRegistrants } from './registro-people.ts'

export interface Winner {
  cookie: string
  folio: string
}

const ANY_SHA256 = 'b'.repeat(64)
const ITEMS = 120

/** `letters` of them have accepted the carta compromiso, and wait for their letter. */
export async function insertWinners(
  database: Database, convocatoriaId: string, count: number, letters: number,
): Promise<Winner[]> {
  const registrants = await insertRegistrants(database, convocatoriaId, count)
  const people = await database.sql<{ id: string, email: string }[]>`
    select id, email from person where email like 'bench%@efiser.demo'`
  const idByEmail = new Map(people.map(({ id, email }) => [email, id]))
  const winners = registrants.map(({ cookie }, index) => ({
    cookie, folio: `BENCH-${String(index).padStart(6, '0')}`,
    personId: idByEmail.get(`bench${String(index)}@efiser.demo`) as string,
  }))
  await database.sql.begin(async (sql) => {
    // The guards of the call and of the selection ask for acts that are left out here.
    await sql`set local session_replication_role = replica`
    await sql`insert into candidate (convocatoria_id, person_id, folio, category, ceme, grade, adscription_sede,
        exam_sede, exam_id, enarm, registered_at)
      select ${convocatoriaId}, w.person_id, w.folio, 'mexican', e.ceme, e.grade, ${CEME.sede}, ${CEME.sede}, e.id,
        60 + (row_number() over ()) % 40, c.registration_from + interval '1 hour'
      from jsonb_to_recordset(${sql.json(winners.map(({ personId, folio }) => ({ person_id: personId, folio })))})
        as w (person_id uuid, folio text), exam e join convocatoria c on c.id = e.convocatoria_id
      where e.convocatoria_id = ${convocatoriaId} and e.ceme = ${CEME.ceme} and e.grade = ${CEME.grade}`
    const folios = sql`folio like 'BENCH-%'`
    await sql`insert into preference (candidate_id, position, pool_id)
      select c.id, row_number() over (partition by c.id order by p.position), p.id
      from candidate c, seat_pool p join course k on k.id = p.course_id
      where c.${folios} and p.convocatoria_id = ${convocatoriaId} and k.cer = ${CEME.cer}`
    await sql`insert into grade_mark (candidate_id, year, mark)
      select id, year, 85 + year from candidate, generate_series(1, ${CEME.grade}) as year where ${folios}`
    await sql`insert into publication (candidate_id, position, doi, type, author_position, published_on, accepted)
      select id, 1, '10.1000/' || folio, 'analytical', 1, '2023-05-01', true from candidate where ${folios}`
    await sql`insert into attempt (candidate_id, exam_id, turno_id, sede_code, state, opens_at, closes_at, accepts_until,
        form_id, permutation_seed, admitted_at, started_at, finished_at, answered_count, answers_digest, chain_length,
        chain_head)
      select c.id, e.id, t.id, ${CEME.sede}, 'handedIn', t.starts_at, t.ends_at, t.ends_at, f.id, ${ANY_SHA256},
        t.starts_at, t.starts_at, t.ends_at, ${ITEMS}, ${ANY_SHA256}, ${ITEMS}, decode(${ANY_SHA256}, 'hex')
      from candidate c join exam e on e.id = c.exam_id join turno t on t.id = e.turno_id join form f on f.exam_id = e.id
      where c.${folios}`
    await sql`insert into mark (attempt_id, status, correct, counted, efiser, key_sha256, marked_at, answers_digest)
      select a.id, 'present', 90, ${ITEMS}, 75, ${ANY_SHA256}, a.closes_at, ${ANY_SHA256}
      from attempt a join candidate c on c.id = a.candidate_id where c.${folios}`
    const [run] = await sql<{ id: string }[]>`
      insert into selection_run (convocatoria_id, frozen_at, frozen_by, input, input_sha256, ran_at, ran_by, results,
        results_sha256, proposed_at, proposed_by, published_at, published_by)
      select v.id, v.results_from, a.ids[1], '{}', ${ANY_SHA256}, v.results_from, a.ids[1], '{}', ${ANY_SHA256},
        v.results_from, a.ids[1], v.results_from, a.ids[2]
      from convocatoria v, (select array_agg(person_id) as ids from role_grant where role = 'admin') a
      where v.id = ${convocatoriaId} returning id`
    const runId = run?.id as string
    await sql`insert into selection_result (run_id, candidate_id, status, efiser, grades_mean, enarm, bonus, pi_imss,
        position, position_in_cer, pool_id, preference)
      select ${runId}, c.id, 'ranked', 75, 86.5, c.enarm, 0.5, 0.63 * 75 + 0.27 * 86.5 + 0.1 * c.enarm + 0.5,
        row_number() over (order by c.folio), row_number() over (order by c.folio), p.pool_id, 1
      from candidate c join preference p on p.candidate_id = c.id and p.position = 1 where c.${folios}`
    await sql`insert into cutoff (run_id, pool_id, seats, filled, ranked_by, last_pi_imss, decided_by_tie_break)
      select ${runId}, id, ${count}, ${count}, ${count}, 76.105000, false from seat_pool
      where convocatoria_id = ${convocatoriaId}`
    await sql`insert into award (run_id, candidate_id, pool_id, state, sede_accepted_at, commitment_accepted_at)
      select r.run_id, r.candidate_id, r.pool_id,
        case when r.position <= ${letters} then 'commitmentAccepted' else 'assigned' end,
        case when r.position <= ${letters} then v.results_from end,
        case when r.position <= ${letters} then v.results_from end
      from selection_result r, convocatoria v where r.run_id = ${runId} and v.id = ${convocatoriaId}`
  })
  return winners
}

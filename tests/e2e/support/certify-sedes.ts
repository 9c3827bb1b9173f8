/** Gives every sede ten machines that were checked now, and a rehearsal that was handed in. */
import type { Database } from '#db/client.ts'

export async function certifySedes({ sql }: Database): Promise<void> {
  await sql`insert into machine_check (id, sede_code, device_sha256, label, result, measurements, origin, by_id)
    select gen_random_uuid(), s.code, sha256((s.code || n)::bytea), 'Equipo ' || n, 'pass', '{}', 'staff',
      (select id from person limit 1) from sede s, generate_series(1, 10) n`
  await sql`insert into rehearsal (sede_code, device_sha256, label, origin, by_id, seed, opens_at, closes_at,
      finished_at, handed_in, answered_count, answers_digest)
    select code, sha256(code::bytea), 'Equipo 1', 'staff', (select id from person limit 1), 'x', efiser_now(),
      efiser_now() + interval '10 minutes', efiser_now() + interval '1 minute', true, 0, repeat('0', 64) from sede`
}

/** Results of the check by sede and machine, and the probes that stand for a save. */
import { sql } from 'kysely'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx } from '../client.ts'
import type { CheckOrigin } from '../tables/check-tables.ts'

export interface NewMachineCheck {
  id: string
  sedeCode: string
  deviceSha256: Buffer
  label: string
  result: 'pass' | 'warning' | 'fail'
  measurements: unknown
  origin: CheckOrigin
  passId: string | null
  personId: string | null
}

/** False when this id is stored already: the same result, sent again. */
export async function insertMachineCheck(db: DbOrTrx, check: NewMachineCheck): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db.insertInto('machine_check').values({
    id: check.id, sede_code: check.sedeCode, device_sha256: check.deviceSha256, label: check.label,
    result: check.result, measurements: check.measurements, origin: check.origin,
    pass_id: check.passId, by_id: check.personId,
  }).onConflict((conflict) => conflict.column('id').doNothing()).executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** A write as a save makes it, committed when this resolves; of one machine ten rows at most stay. */
export async function writeProbe(db: DbOrTrx, deviceSha256: Buffer, slot: number): Promise<void> {
  await db.insertInto('check_probe').values({ device_sha256: deviceSha256, slot, at: sql<string>`efiser_now()` })
    .onConflict((conflict) => conflict.columns(['device_sha256', 'slot'])
      .doUpdateSet({ at: sql<string>`efiser_now()` })).execute()
}

/**
 * The last result of each machine of a sede, the newest first. What candidates measured on machines of their own says
 * nothing of the sede's.
 */
export async function listMachines(db: DbOrTrx, sedeCode: string) {
  const rows = await db.selectFrom('machine_check').distinctOn('device_sha256')
    .select(['id', 'label', 'at', 'result', 'measurements',
      sql<string>`left(encode(device_sha256, 'hex'), 8)`.as('device')])
    .where('sede_code', '=', sedeCode).where('origin', '<>', 'candidate')
    .orderBy('device_sha256').orderBy('at', 'desc').orderBy('id').execute()
  return rows.sort((left, right) => right.at - left.at || left.label.localeCompare(right.label, 'es'))
}

export interface SedeMachines {
  sedeCode: string
  name: string
  city: string
  machines: number
  /** Whose last result is a pass, with or without warnings, of at most the given age. */
  certified: number
  failing: number
  lastAt: Instant | null
  rehearsals: number
  lastRehearsalAt: Instant | null
}

/** Every sede where somebody sits, with what its machines showed at last. */
export async function summarizeMachines(db: DbOrTrx, days: number): Promise<SedeMachines[]> {
  const { rows } = await sql<SedeMachines>`
    with last as (
      select distinct on (sede_code, device_sha256) sede_code, result, at from machine_check
      where origin <> 'candidate' order by sede_code, device_sha256, at desc, id
    ), seats as (
      select distinct sede_code from attempt
    ), rehearsed as (
      select sede_code, count(*) as rehearsals, max(finished_at) as last_at from rehearsal
      where handed_in and origin <> 'candidate' group by sede_code
    )
    select s.code as "sedeCode", s.name, s.city, count(l.at) as machines,
      count(*) filter (where l.result <> 'fail' and l.at > efiser_now() - ${days} * interval '1 day') as certified,
      count(*) filter (where l.result = 'fail') as failing, max(l.at) as "lastAt",
      coalesce(max(r.rehearsals), 0) as rehearsals, max(r.last_at) as "lastRehearsalAt"
    from sede s left join last l on l.sede_code = s.code left join rehearsed r on r.sede_code = s.code
    where s.code in (select sede_code from seats) or l.at is not null
    group by s.code, s.name, s.city order by s.name`.execute(db)
  return rows
}

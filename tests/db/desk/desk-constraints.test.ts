// What the database refuses of the desk by itself, whatever the app does; and the times that only it can write.
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '#db/client.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { addDuration, minutes, toIso } from '#exam-engine/kernel/time.ts'
import {
  CLOSES_AT,
  fillSitting,
  OPENS_AT,
  putInProgress,
  testUuid,
  type SittingDatabase,
} from '#tests/db/sitting/sitting-database.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/test-database.ts'

let created: TestDatabase
let sitting: SittingDatabase
let app: Database['sql']
let owner: Database['sql']
const SECOND = testUuid('second')
const at = (count: number) => toIso(addDuration(OPENS_AT, minutes(count)))

beforeAll(async () => {
  created = await createTestDatabase()
  sitting = await fillSitting(created, { attempts: 4 })
  ;[app, owner] = [sitting.app.sql, sitting.owner.sql]
  await owner`insert into person (id, matricula, email, given_names, first_surname, sex)
    values (${SECOND}, 'SUPA2', 'supa2@prueba.mx', 'Luis', 'Zapata', 'H')`
  await owner`insert into role_grant (person_id, role, sede_code) values (${SECOND}, 'supervisor', 'A')`
  await putInProgress(sitting, [first()])
})
afterAll(async () => {
  await sitting.close()
  await created.drop()
})
beforeEach(() => sitting.freezeClock(addDuration(OPENS_AT, minutes(30))))

const first = () => sitting.attempts[0]?.id ?? ''
const expected = () => sitting.attempts[1]?.id ?? ''
const me = () => sitting.staff.supervisorA.personId
const leave = (attemptId = first(), reason = 'restroom', note = '') => app`
  insert into room_exit (attempt_id, reason, note, left_by) values (${attemptId}, ${reason}, ${note}, ${me()})`
const declare = (since: string, kind = 'power', note = '') => app`
  insert into sede_outage (turno_id, sede_code, kind, note, since, declared_by)
  values (${sitting.turnoId}, 'A', ${kind}, ${note}, ${since}, ${me()})`
const refused = (name: string) => ({ constraint_name: name })

test('of an exit the database refuses: who is not inside, unknown reasons, another in no words, a second one', async () => {
  await expect(leave(expected())).rejects.toMatchObject(refused('room_exit_of_present'))
  await expect(leave(first(), 'smoking')).rejects.toMatchObject(refused('room_exit_reason_known'))
  await expect(leave(first(), 'other', ' ')).rejects.toMatchObject(refused('room_exit_other_has_note'))
  await leave()
  await expect(leave()).rejects.toMatchObject(refused('room_exit_one_open'))
})

test('the times of an exit are stamped; of the exit only the return is added, once; and no row goes', async () => {
  await expect(
    app`insert into room_exit (attempt_id, reason, left_by, left_at) values (${first()}, 'health', ${me()}, now())`
  ).rejects.toMatchObject({ code: '42501' })
  await expect(app`update room_exit set returned_at = now()`).rejects.toMatchObject({ code: '42501' })
  await expect(owner`update room_exit set note = 'other'`).rejects.toMatchObject(refused('room_exit_append_only'))
  await sitting.freezeClock(addDuration(OPENS_AT, minutes(33)))
  await app`update room_exit set returned_by = ${SECOND}`
  const [row] = await owner<{ left_at: number; returned_at: number }[]>`select left_at, returned_at from room_exit`
  expect(row).toMatchObject({
    left_at: addDuration(OPENS_AT, minutes(30)),
    returned_at: addDuration(OPENS_AT, minutes(33)),
  })
  await expect(app`update room_exit set returned_by = ${me()}`).rejects.toMatchObject(
    refused('room_exit_append_only')
  )
  await expect(owner`delete from room_exit`).rejects.toMatchObject(refused('room_exit_append_only'))
  await leave()
})

test('outages of a sede follow each other: none overlaps, one is open, none begins after it is declared', async () => {
  await expect(declare(at(31))).rejects.toMatchObject(refused('sede_outage_has_begun'))
  await expect(declare(at(5), 'rain')).rejects.toMatchObject(refused('sede_outage_kind_known'))
  await expect(declare(at(5), 'other')).rejects.toMatchObject(refused('sede_outage_other_has_note'))
  await declare(at(5))
  await expect(declare(at(20))).rejects.toMatchObject(refused('sede_outage_no_overlap'))
  const end = (until: string) => app`update sede_outage set until = ${until}, ended_by = ${me()} where until is null`
  await expect(end(at(4))).rejects.toMatchObject(refused('sede_outage_ends_after_start'))
  await expect(end(at(31))).rejects.toMatchObject(refused('sede_outage_has_ended'))
  await end(at(10))
  await expect(declare(at(9))).rejects.toMatchObject(refused('sede_outage_no_overlap'))
  await declare(at(10))
  await expect(owner`update sede_outage set since = ${at(1)}`).rejects.toMatchObject(
    refused('sede_outage_append_only')
  )
  await expect(owner`delete from sede_outage`).rejects.toMatchObject(refused('sede_outage_append_only'))
})

test('of two outages declared at once, one is left', async () => {
  const declareAtB = () => app`insert into sede_outage (turno_id, sede_code, kind, since, declared_by)
    values (${sitting.turnoId}, 'B', 'network', ${at(1)}, ${me()})`
  const both = await Promise.allSettled([declareAtB(), declareAtB()])
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('a desk is opened once, by a supervisor of the sede; and handed over to who confirms', async () => {
  const charge = (
    how: string,
    person: string,
    extra: { handOver?: number; reason?: string; by?: string } = {}
  ) => app`
    insert into desk_charge (turno_id, sede_code, person_id, how, hand_over_id, reason, by_id) values (${
      sitting.turnoId
    }, 'A',
      ${person}, ${how}, ${extra.handOver ?? null}, ${extra.reason ?? ''}, ${extra.by ?? person})`
  const offer = (from: string, to: string) => app<{ id: number }[]>`
    insert into desk_hand_over (turno_id, sede_code, from_id, to_id, note, pending)
    values (${sitting.turnoId}, 'A', ${from}, ${to}, 'x', '{}') returning id`
  await expect(charge('opened', sitting.staff.supervisorB.personId)).rejects.toMatchObject(
    refused('desk_charge_of_a_supervisor')
  )
  await expect(offer(me(), SECOND)).rejects.toMatchObject(refused('desk_hand_over_by_who_is_in_charge'))
  await charge('opened', me())
  await expect(charge('opened', SECOND)).rejects.toMatchObject(refused('desk_charge_opened_first'))
  await expect(charge('forced', SECOND)).rejects.toMatchObject(refused('desk_charge_forced_has_reason'))
  await expect(charge('handedOver', SECOND)).rejects.toMatchObject(refused('desk_charge_as_confirmed'))
  await expect(offer(me(), me())).rejects.toMatchObject(refused('desk_hand_over_to_another'))
  const [{ id } = { id: 0 }] = await offer(me(), SECOND)
  await expect(offer(me(), SECOND)).rejects.toMatchObject(refused('desk_hand_over_one_open'))
  await expect(charge('handedOver', SECOND, { handOver: id })).rejects.toMatchObject(
    refused('desk_charge_as_confirmed')
  )
  await expect(app`update desk_hand_over set outcome = 'confirmed', ended_by = ${me()}`).rejects.toMatchObject(
    refused('desk_hand_over_confirmed_by_receiver')
  )
  await app`update desk_hand_over set outcome = 'confirmed', ended_by = ${SECOND}`
  await expect(charge('handedOver', SECOND, { handOver: id, by: me() })).rejects.toMatchObject(
    refused('desk_charge_taken_by_oneself')
  )
  await charge('handedOver', SECOND, { handOver: id })
  await expect(charge('handedOver', SECOND, { handOver: id })).rejects.toMatchObject(
    refused('desk_charge_once_per_hand_over')
  )
  await expect(app`update desk_hand_over set outcome = 'withdrawn', ended_by = ${me()}`).rejects.toMatchObject(
    refused('desk_hand_over_append_only')
  )
  await expect(owner`update desk_charge set reason = 'y'`).rejects.toMatchObject(refused('desk_charge_append_only'))
})

test('§3.1 an acta follows its turno, is signed over its own hash by who is on duty, and is completed once', async () => {
  const CONTENT = '{"version":1}'
  const place = { turno_id: sitting.turnoId, sede_code: 'A' }
  const sha256 = sha256Hex(CONTENT)
  const freeze = (hash: string) =>
    app`insert into acta ${app({ ...place, content: CONTENT, sha256: hash, frozen_by: me() })}`
  await expect(freeze(sha256)).rejects.toMatchObject(refused('acta_after_turno'))
  await owner`alter table attempt disable trigger attempt_guard`
  await owner`update attempt set state = 'absent', started_at = null, form_id = null, permutation_seed = null`
  await owner`alter table attempt enable trigger attempt_guard`
  await expect(freeze(sha256)).rejects.toMatchObject(refused('acta_after_turno'))
  await sitting.freezeClock(CLOSES_AT)
  await expect(freeze('f'.repeat(64))).rejects.toMatchObject(refused('acta_of_its_content'))
  await freeze(sha256)
  const complete = (change: { by_id?: string; reason?: string | null; at?: string } = {}) => app`
    insert into acta_completion ${app({
      ...place,
      at: toIso(CLOSES_AT),
      by_id: SECOND,
      reason: null,
      bytes: Buffer.from('pdf'),
      sha256: sha256Hex('pdf'),
      ...change,
    })}`
  const sign = (person: string, hash = sha256) => app`
    insert into acta_signature ${app({ ...place, person_id: person, sha256: hash })}`
  await app`insert into acta_duty ${app([
    { ...place, person_id: me() },
    { ...place, person_id: SECOND },
  ])}`
  await expect(complete()).rejects.toMatchObject(refused('acta_completion_after_signature'))
  await expect(sign(sitting.staff.supervisorB.personId)).rejects.toMatchObject(refused('acta_signature_on_duty'))
  await expect(sign(me(), 'f'.repeat(64))).rejects.toMatchObject(refused('acta_signature_of_the_content'))
  await sign(me())
  await expect(
    app`insert into acta_duty ${app({ ...place, person_id: sitting.staff.supervisorB.personId })}`
  ).rejects.toMatchObject(refused('acta_duty_before_signatures'))
  await expect(complete()).rejects.toMatchObject(refused('acta_completion_says_why'))
  await expect(complete({ reason: 'x', by_id: me() })).rejects.toMatchObject(
    refused('acta_completion_by_who_is_in_charge')
  )
  await expect(complete({ reason: 'x', at: toIso(addDuration(CLOSES_AT, minutes(1))) })).rejects.toMatchObject(
    refused('acta_completion_at_its_time')
  )
  await complete({ reason: 'x' })
  await expect(sign(SECOND)).rejects.toMatchObject(refused('acta_signature_before_completion'))
  await expect(declare(at(40))).rejects.toMatchObject(refused('sede_outage_before_acta'))
  await expect(app`update room_exit set returned_by = ${me()} where returned_by is null`).rejects.toMatchObject(
    refused('room_exit_before_acta')
  )
})

/** What the database itself holds of rooms, seats and posts, whoever writes: each statement is refused by its name. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase, type Database } from '#db/client.ts'
import { addDuration, durationMs, hours, minutes, type Instant } from '#exam-engine/kernel/time.ts'
import { createDemoDatabase, type DemoDatabase } from '#tests/factories/demo-database.ts'

let demo: DemoDatabase
let owner: Database
let startsAt: Instant

/** Turno, sede and two seated attempts of one room, for the statements below. */
const SEEN = `
  with one as (select s.* from exam_seat s join turno t on t.id = s.turno_id
    where (select count(*) from exam_seat o where o.room_id = s.room_id and o.turno_id = s.turno_id) > 1
    order by t.number, s.sede_code, s.room_id, s.number limit 1)`

beforeAll(async () => {
  demo = await createDemoDatabase()
  owner = openDatabase({ url: demo.ownerUrl, max: 1 })
  const [first] = await owner.sql.unsafe<{ starts_at: Instant }[]>(
    `${SEEN} select t.starts_at from turno t join one on one.turno_id = t.id`)
  if (first === undefined) throw new Error('nobody sits')
  startsAt = first.starts_at
  await demo.moveTo(addDuration(startsAt, hours(-4)))
}, 60_000)

afterAll(async () => {
  await owner.close()
  await demo.drop()
})

async function constraintOf(statement: string): Promise<string> {
  try {
    await owner.sql.begin(async (sql) => {
      await sql.unsafe(statement)
      throw new Error('was let through')
    })
  } catch (error) {
    const { constraint_name: name, message } = error as { constraint_name?: string, message: string }
    return name ?? message
  }
  return 'committed'
}

const RULES: readonly [statement: string, constraint: string][] = [
  [`${SEEN} update exam_seat set number = one.number + 1 from one
    where exam_seat.attempt_id = one.attempt_id`, 'exam_seat_taken_once'],
  [`${SEEN} insert into exam_seat select one.attempt_id, one.turno_id, one.sede_code, one.room_id, r.capacity
    from one join room r on r.id = one.room_id`, 'exam_seat_pkey'],
  [`${SEEN} update exam_seat set number = r.capacity + 1 from one join room r on r.id = one.room_id
    where exam_seat.attempt_id = one.attempt_id`, 'exam_seat_within_capacity'],
  [`${SEEN} update exam_seat set number = 0 from one where exam_seat.attempt_id = one.attempt_id`,
    'exam_seat_number_positive'],
  [`${SEEN} update exam_seat set room_id = (select id from room where sede_code <> one.sede_code order by capacity desc limit 1),
    number = (select max(capacity) from room where sede_code <> one.sede_code) from one where exam_seat.attempt_id = one.attempt_id`, 'exam_seat_in_a_room_of_the_sede'],
  [`${SEEN} update exam_seat set turno_id = (select id from turno where id <> one.turno_id limit 1) from one
    where exam_seat.attempt_id = one.attempt_id`, 'exam_seat_of_its_attempt'],
  [`${SEEN} update room set capacity = 1 from one where room.id = one.room_id`, 'room_holds_its_seats'],
  [`${SEEN} update room set sede_code = 'HGR1-TIJ' from one where room.id = one.room_id`, 'room_stays'],
  [`${SEEN} delete from room using one where room.id = one.room_id`, 'exam_seat_in_a_room_of_the_sede'],
  [`insert into room (sede_code, name, capacity, accessible) select sede_code, name, 5, true from room limit 1`,
    'room_name_unique'],
  [`insert into room (sede_code, name, capacity, accessible) values ('HGR1-TIJ', ' ', 5, true)`, 'room_has_name'],
  [`insert into supervisor_post (turno_id, sede_code, person_id) select turno_id, sede_code, person_id
    from supervisor_post limit 1`, 'supervisor_post_one_place'],
  [`update supervisor_post set person_id = (select person_id from role_grant where role = 'admin' limit 1)`,
    'supervisor_post_by_supervisor'],
  [`update convocatoria set coordination_phone = ' '`, 'convocatoria_phone_sane'],
]

test.each(RULES)('%s is refused', async (statement, constraint) => {
  expect(await constraintOf(statement)).toBe(constraint)
})

test('§3.1 C nobody supervises a turno in which they sit', async () => {
  const constraint = await constraintOf(`do $$ declare c record; begin
    select c2.person_id, a.turno_id, a.sede_code into c from attempt a join candidate c2 on c2.id = a.candidate_id limit 1;
    insert into role_grant (person_id, role, sede_code) values (c.person_id, 'supervisor', c.sede_code);
    insert into supervisor_post (turno_id, sede_code, person_id) values (c.turno_id, c.sede_code, c.person_id);
    end $$`)
  expect(constraint).toBe('supervisor_post_not_a_candidate')
})

const MOVE = `${SEEN} update exam_seat set number = (select capacity from room where id = one.room_id) from one
  where exam_seat.attempt_id = one.attempt_id`
const TAKE = `${SEEN} delete from exam_seat using one where exam_seat.attempt_id = one.attempt_id`
const GROW = `${SEEN} update room set capacity = capacity + 1 from one where room.id = one.room_id`
const DISMISS = `${SEEN} delete from supervisor_post p using one
  where p.turno_id = one.turno_id and p.sede_code = one.sede_code`
const REOPEN = `update convocatoria set check_in_minutes = check_in_minutes - 5`
const LET = 'was let through'

test('§3.1 C seats, rooms and the opening itself stand still from the opening of the doors on, posts from T0 on', async () => {
  const all = async () => {
    const found: string[] = []
    for (const statement of [MOVE, TAKE, GROW, REOPEN, DISMISS]) found.push(await constraintOf(statement))
    return found
  }
  const doors = addDuration(startsAt, minutes(-30))
  await demo.moveTo(addDuration(doors, minutes(-1)))
  expect(await all()).toEqual([LET, LET, LET, LET, LET])
  await demo.moveTo(addDuration(doors, durationMs(1)))
  const closed = ['exam_seat_before_check_in', 'exam_seat_before_check_in', 'room_fixed_during_turno',
    'convocatoria_check_in_between_turnos']
  expect(await all()).toEqual([...closed, LET])
  await demo.moveTo(addDuration(startsAt, durationMs(1)))
  expect(await all()).toEqual([...closed, 'supervisor_post_before_turno'])
  await demo.moveTo(addDuration(startsAt, hours(24 * 40)))
  expect((await all())[2]).toBe(LET)
})

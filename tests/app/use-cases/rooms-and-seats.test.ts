/** Rooms, seats, supervisors and parameters before the day: who may, until when, what is refused, what is on record. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addRoom, changeRoom, removeRoom, setSedePhone } from '#app/use-cases/arrange-rooms.server.ts'
import { dismissPost, postSupervisor } from '#app/use-cases/post-supervisor.server.ts'
import { assignTurnoSeats, moveCandidate } from '#app/use-cases/seat-candidates.server.ts'
import { setParameters } from '#app/use-cases/set-parameters.server.ts'
import type { Actor } from '#app/http/actor.ts'
import { listSeated } from '#db/queries/exam-seats.ts'
import { listRooms } from '#db/queries/rooms.ts'
import { listPosts } from '#db/queries/supervisor-posts.ts'
import { addDuration, durationMs, hours, minutes, type Instant } from '#exam-engine/kernel/time.ts'
import { createDemoDatabase, findByRole, type DemoDatabase } from '#tests/factories/demo-database.ts'

const SEDE = 'HE-CMNSXXI'
const ROOM = { name: 'Auditorio', capacity: 40, machines: null, accessible: true }
const BEFORE_THE_DAY = { sedeChangeLeadHours: 96, lateFirstPrint: 'allowed' } as const

let demo: DemoDatabase
let authority: Actor
let admin: Actor
let supervisor: Actor
let stranger: Actor
let turno: { id: string, startsAt: Instant, endsAt: Instant }

const services = () => ({ database: demo.database })
const place = () => ({ turnoId: turno.id, sedeCode: SEDE })
const beforeDoors = () => addDuration(turno.startsAt, hours(-3))

beforeAll(async () => {
  demo = await createDemoDatabase()
  const { db } = demo.database
  const findAuthority = async (sede: string) => demo.actorOf((await db.selectFrom('role_grant').select('person_id')
    .where('role', '=', 'educacion').where('sede_code', '=', sede).executeTakeFirstOrThrow()).person_id)
  authority = await findAuthority(SEDE)
  stranger = await findAuthority('HGR1-TIJ')
  admin = await demo.actorOf(await findByRole(demo, 'admin'))
  supervisor = await demo.actorOf(await findByRole(demo, 'supervisor', SEDE))
  const row = await db.selectFrom('turno').innerJoin('attempt', 'attempt.turno_id', 'turno.id')
    .select(({ fn }) => ['turno.id', 'turno.starts_at', 'turno.ends_at', fn.countAll().as('count')])
    .where('attempt.sede_code', '=', SEDE).groupBy('turno.id').orderBy('count', 'desc').limit(1)
    .executeTakeFirstOrThrow()
  turno = { id: row.id, startsAt: row.starts_at, endsAt: row.ends_at }
  await demo.moveTo(beforeDoors())
}, 60_000)

afterAll(() => demo.drop())

const lastAudit = () => demo.database.db.selectFrom('audit_event')
  .select(['action', 'actor_id', 'actor_role', 'subject_id']).orderBy('seq', 'desc').limit(1).executeTakeFirstOrThrow()
const refusal = (result: { ok: boolean, refusal?: string }) => result.ok ? 'done' : result.refusal

test('§3.1 C the demo seats everybody once, and posts a supervisor in every turno of a sede', async () => {
  const { db } = demo.database
  const bare = await db.selectFrom('attempt').leftJoin('exam_seat', 'exam_seat.attempt_id', 'attempt.id')
    .select('attempt.id').where('exam_seat.attempt_id', 'is', null).execute()
  expect(bare).toEqual([])
  const unsupervised = await db.selectFrom('attempt').leftJoin('supervisor_post', (join) => join
    .onRef('supervisor_post.turno_id', '=', 'attempt.turno_id')
    .onRef('supervisor_post.sede_code', '=', 'attempt.sede_code'))
    .select('attempt.id').where('supervisor_post.id', 'is', null).execute()
  expect(unsupervised).toEqual([])
})

test('the authority of the sede and the coordination arrange it; a supervisor, and the authority of another, do not', async () => {
  for (const [who, role] of [[authority, 'educacion'], [admin, 'admin']] as const) {
    expect(refusal(await setSedePhone(services(), who, { sedeCode: SEDE, phone: '55 1234 5678' }))).toBe('done')
    expect(await lastAudit()).toEqual(
      { action: 'sede.setPhone', actor_id: who.personId, actor_role: role, subject_id: SEDE })
  }
  for (const who of [supervisor, stranger]) {
    const refused = [
      await addRoom(services(), who, { sedeCode: SEDE, room: ROOM }),
      await assignTurnoSeats(services(), who, { ...place(), again: true }),
      await postSupervisor(services(), who, { ...place(), personId: supervisor.personId, roomId: null }),
      await setSedePhone(services(), who, { sedeCode: SEDE, phone: null }),
    ]
    expect(refused.map(refusal)).toEqual(Array(4).fill('SEDE_NOT_YOURS'))
  }
  expect(refusal(await setParameters(services(), authority, { coordinationPhone: '1', checkInMinutes: 5, ...BEFORE_THE_DAY })))
    .toBe('ADMIN_ONLY')
})

test('a room is added once by its name, changed, and removed while nobody was ever in it', async () => {
  expect(refusal(await addRoom(services(), authority, { sedeCode: SEDE, room: ROOM }))).toBe('done')
  expect(refusal(await addRoom(services(), authority, { sedeCode: SEDE, room: ROOM }))).toBe('ROOM_NAME_TAKEN')
  const [auditorium, first] = await listRooms(demo.database.db, SEDE)
  if (auditorium === undefined || first === undefined) throw new Error('no rooms')
  const change = { sedeCode: SEDE, roomId: auditorium.id, room: { ...ROOM, name: first.name } }
  expect(refusal(await changeRoom(services(), authority, change))).toBe('ROOM_NAME_TAKEN')
  expect(refusal(await changeRoom(services(), authority, { ...change, room: { ...ROOM, capacity: 41 } }))).toBe('done')
  expect(refusal(await removeRoom(services(), authority, { sedeCode: SEDE, roomId: first.id }))).toBe('ROOM_IN_USE')
  expect(refusal(await removeRoom(services(), authority, { sedeCode: SEDE, roomId: auditorium.id }))).toBe('done')
  expect((await lastAudit()).action).toBe('sede.removeRoom')
})

test('a room never gets smaller than the seats that it gave', async () => {
  const roster = await listSeated(demo.database.db, place())
  const highest = Math.max(...roster.map(({ seat }) => seat?.number ?? 0))
  const roomId = roster.find(({ seat }) => seat?.number === highest)?.seat?.roomId ?? ''
  const room = { ...ROOM, name: 'Aula 1', capacity: highest - 1 }
  expect(await changeRoom(services(), authority, { sedeCode: SEDE, roomId, room }))
    .toMatchObject({ ok: false, refusal: 'ROOM_TOO_SMALL' })
})

test('§3.1 C seats are given anew or to who has none; one person moves, and never into a full room', async () => {
  const { db } = demo.database
  const before = await listSeated(db, place())
  expect(await assignTurnoSeats(services(), authority, { ...place(), again: false }))
    .toEqual({ ok: true, value: { seated: 0, unseated: 0 } })
  const [one, other] = before
  if (one === undefined || other === undefined) throw new Error('nobody sits')
  const taken = other.seat ?? { roomId: '', number: 0 }
  const move = { ...place(), attemptId: one.attemptId, roomId: taken.roomId, number: taken.number }
  expect(refusal(await moveCandidate(services(), authority, move))).toBe('SEAT_TAKEN')
  await addRoom(services(), authority, { sedeCode: SEDE, room: { ...ROOM, name: 'Cubículo', capacity: 1 } })
  const roomId = (await listRooms(db, SEDE)).find(({ name }) => name === 'Cubículo')?.id ?? ''
  const first = await moveCandidate(services(), authority, { ...move, roomId, number: null })
  expect(first).toEqual({ ok: true, value: { attemptId: one.attemptId, roomId, number: 1 } })
  expect(await lastAudit()).toMatchObject({ action: 'sitting.moveSeat', subject_id: one.attemptId })
  expect(refusal(await moveCandidate(services(), authority, { ...move, attemptId: other.attemptId, roomId, number: null })))
    .toBe('ROOM_FULL')
  expect(await assignTurnoSeats(services(), authority, { ...place(), again: true }))
    .toEqual({ ok: true, value: { seated: before.length, unseated: 0 } })
  expect((await listSeated(db, place())).every(({ seat }) => seat !== null)).toBe(true)
})

test('of those who want the same seat at once one gets it, every time, and the others read why not', async () => {
  const { db } = demo.database
  const rooms = await listRooms(db, SEDE)
  const [roomId = '', home = ''] = ['Cubículo', 'Aula 1'].map((name) => rooms.find((room) => room.name === name)?.id)
  const moveTo = (attemptId: string, target: string, number: number | null) =>
    moveCandidate(services(), authority, { ...place(), attemptId, roomId: target, number })
  for (let round = 0; round < 12; round += 1) {
    const roster = await listSeated(db, place())
    for (const { attemptId, seat } of roster) {
      if (seat?.roomId === roomId) expect(refusal(await moveTo(attemptId, home, null))).toBe('done')
    }
    const results = await Promise.all(roster.map(({ attemptId }) => moveTo(attemptId, roomId, 1)))
    expect(results.map(refusal).sort()).toEqual([...Array<string>(roster.length - 1).fill('ROOM_FULL'), 'done'])
  }
})

test('§3.1 C one place per supervisor and turno, for who may supervise and sits nothing there', async () => {
  const { db } = demo.database
  const post = { ...place(), personId: supervisor.personId, roomId: null }
  expect(await postSupervisor(services(), authority, post)).toMatchObject({ refusal: 'POSTED_ALREADY' })
  const [present] = await listPosts(db, place())
  expect(refusal(await dismissPost(services(), authority, { ...place(), postId: present?.id ?? '' }))).toBe('done')
  expect(refusal(await dismissPost(services(), authority, { ...place(), postId: present?.id ?? '' }))).toBe('POST_UNKNOWN')
  const roomId = (await listRooms(db, SEDE))[0]?.id ?? ''
  expect(refusal(await postSupervisor(services(), authority, { ...post, personId: authority.personId })))
    .toBe('NOT_A_SUPERVISOR')
  expect(refusal(await postSupervisor(services(), authority, { ...post, roomId: turno.id }))).toBe('ROOM_UNKNOWN')
  expect(refusal(await postSupervisor(services(), authority, { ...post, roomId }))).toBe('done')
  expect(await listPosts(db, place())).toMatchObject([{ personId: supervisor.personId, roomId }])
})

test('§3.1 C from the opening of the doors on no seat and no room changes, and from T0 on no post', async () => {
  const [someone] = await listSeated(demo.database.db, place())
  if (someone === undefined) throw new Error('nobody sits')
  const { roomId } = someone.seat ?? { roomId: '' }
  const tryAll = async () => [
    await assignTurnoSeats(services(), authority, { ...place(), again: true }),
    await moveCandidate(services(), authority, { ...place(), attemptId: someone.attemptId, roomId, number: null }),
    await changeRoom(services(), authority, { sedeCode: SEDE, roomId, room: { ...ROOM, name: 'Otra' } }),
    await dismissPost(services(), authority, { ...place(), postId: turno.id }),
    await setParameters(services(), admin, { coordinationPhone: '55', checkInMinutes: 45, ...BEFORE_THE_DAY }),
  ].map(refusal)
  const doors = addDuration(turno.startsAt, minutes(-30))
  await demo.moveTo(addDuration(doors, durationMs(1)))
  expect(await tryAll())
    .toEqual(['SEATING_CLOSED', 'SEATING_CLOSED', 'ROOM_IN_TURNO', 'POST_UNKNOWN', 'CHECK_IN_UNDER_WAY'])
  await demo.moveTo(addDuration(turno.startsAt, durationMs(1)))
  expect((await tryAll())[3]).toBe('POSTS_CLOSED')
  await demo.moveTo(beforeDoors())
})

test('an admin sets the telephone and the opening of the doors, with its trace', async () => {
  const { starts_at: first } = await demo.database.db.selectFrom('turno').select('starts_at').orderBy('starts_at')
    .limit(1).executeTakeFirstOrThrow()
  await demo.moveTo(addDuration(first, hours(-24)))
  expect(refusal(await setParameters(services(), admin, { coordinationPhone: '55 0000 0000', checkInMinutes: 60, ...BEFORE_THE_DAY })))
    .toBe('done')
  expect(await lastAudit()).toMatchObject({ action: 'convocatoria.setParameters', actor_role: 'admin' })
  const stored = await demo.database.db.selectFrom('convocatoria').select(['coordination_phone', 'check_in_minutes'])
    .executeTakeFirstOrThrow()
  expect(stored).toEqual({ coordination_phone: '55 0000 0000', check_in_minutes: 60 })
})

// The desk by its use-cases: exits, outages, who is in charge. Times are the database's, acts are attributed, other
// sedes are refused, and every act leaves its audit row.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readBoard } from '#app/board/read-board.server.ts'
import { declareOutage, endOutage } from '#app/use-cases/declare-outage.server.ts'
import { offerHandOver, withdrawHandOver } from '#app/use-cases/hand-over.server.ts'
import { recordExit, recordReturn } from '#app/use-cases/record-exit.server.ts'
import { forceCharge, openDesk } from '#app/use-cases/take-charge.server.ts'
import { listCharges, listHandOvers } from '#db/queries/desk.ts'
import { listExits } from '#db/queries/room-exits.ts'
import { listOutages } from '#db/queries/sede-outages.ts'
import { readNationalBoard } from '#app/coordination/read-national-board.server.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { addDuration, minutes } from '#exam-engine/kernel/time.ts'
import { nth } from '#tests/app/live/live-server.ts'
import { OPENS_AT, putInProgress } from '#tests/db/sitting/sitting-database.ts'
import { PASSWORD, startDeskSitting, type DeskSitting } from './desk-sitting.ts'

let desk: DeskSitting
const attempt = (index: number) => nth(desk.attempts, index)
const at = (count: number) => addDuration(OPENS_AT, minutes(count))
const restroom = { reason: 'restroom', note: 'Lo pidió' } as const
const board = async () => {
  const read = await readBoard(desk.services, desk.turnoId, 'A')
  if (read === undefined) throw new Error('no board')
  return read
}

beforeAll(async () => {
  desk = await startDeskSitting({ attempts: 6 })
  await putInProgress(
    desk,
    [0, 1, 3].map((index) => attempt(index).id)
  )
})
afterAll(() => desk.close())

test('§3.1 B an exit has the times of the database and the names of who saw it, and moves no deadline', async () => {
  const { closes_at: before } = await desk.app.db
    .selectFrom('attempt')
    .select('closes_at')
    .where('id', '=', attempt(0).id)
    .executeTakeFirstOrThrow()
  await desk.freezeClock(at(10))
  expect(
    await recordExit(desk.services, await desk.first(), { attemptId: attempt(0).id, report: restroom })
  ).toMatchObject({ ok: true })
  expect((await board()).candidates.filter(({ exits }) => exits.length > 0)).toMatchObject([
    { attemptId: attempt(0).id, exits: [{ leftAt: at(10), returnedAt: null, reason: 'restroom' }] },
  ])
  await desk.freezeClock(at(14))
  expect(await recordReturn(desk.services, await desk.other(), { attemptId: attempt(0).id, note: '' })).toMatchObject(
    { ok: true }
  )
  expect(await listExits(desk.app.db, [attempt(0).id])).toMatchObject([
    { leftAt: at(10), leftBy: 'Nombre Apellido SUPA', returnedAt: at(14), returnedBy: 'Luis Zapata' },
  ])
  const { closes_at: after } = await desk.app.db
    .selectFrom('attempt')
    .select('closes_at')
    .where('id', '=', attempt(0).id)
    .executeTakeFirstOrThrow()
  expect(after).toBe(before)
  expect(await desk.auditOf(attempt(0).id)).toMatchObject([
    {
      action: 'sitting.recordExit',
      actor_role: 'supervisor',
      payload: { reason: 'restroom', noteSha256: sha256Hex('Lo pidió') },
    },
    { action: 'sitting.recordReturn', actor_role: 'supervisor', payload: { sedeCode: 'A' } },
  ])
  expect(desk.told).toEqual([attempt(0).id, attempt(0).id])
})

test('who is not let in, of another sede, or outside already is refused, and nothing is audited', async () => {
  const first = await desk.first()
  const leave = (index: number) =>
    recordExit(desk.services, first, { attemptId: attempt(index).id, report: restroom })
  expect(await leave(2)).toMatchObject({ refusal: 'WRONG_STATE' })
  expect(await leave(3)).toMatchObject({ refusal: 'NOT_YOUR_SEDE' })
  expect(await recordReturn(desk.services, first, { attemptId: attempt(3).id, note: '' })).toMatchObject({
    refusal: 'NOT_YOUR_SEDE',
  })
  expect(await recordReturn(desk.services, first, { attemptId: attempt(1).id, note: '' })).toMatchObject({
    refusal: 'NOT_OUTSIDE',
  })
  const twice = await Promise.all([leave(1), leave(1)])
  expect(twice.map((one) => (one.ok ? 'ok' : one.refusal)).sort()).toEqual(['ALREADY_OUTSIDE', 'ok'])
  expect(await desk.auditOf(attempt(2).id)).toEqual([])
  expect(await desk.auditOf(attempt(1).id)).toHaveLength(1)
})

test('an outage is on the board and on the national board at once, first of all, and moves no deadline', async () => {
  await desk.freezeClock(at(20))
  const supervisor = await desk.first()
  const declare = (since = at(15)) =>
    declareOutage(desk.services, supervisor, desk.at(), { kind: 'power', since, note: 'Cuadra' })
  const declared = await declare()
  if (!declared.ok) throw new Error(declared.refusal)
  expect((await board()).outages).toMatchObject([{ kind: 'power', since: at(15), until: null }])
  const country = await readNationalBoard(desk.services, desk.turnoId)
  expect(country?.lines.map(({ code, outage }) => [code, outage])).toEqual([
    ['A', { kind: 'power', since: at(15) }],
    ['B', null],
  ])
  expect(await declare()).toMatchObject({ refusal: 'OUTAGE_OPEN' })
  await desk.freezeClock(at(30))
  expect(
    await endOutage(desk.services, await desk.other(), desk.at(), {
      outageId: declared.value,
      until: at(27),
      note: 'Volvió',
    })
  ).toMatchObject({ ok: true })
  expect(await declare(at(26))).toMatchObject({ refusal: 'OUTAGE_OVERLAPS' })
  expect(await listOutages(desk.app.db, desk.at())).toMatchObject([
    {
      since: at(15),
      declaredAt: at(20),
      declaredBy: 'Nombre Apellido SUPA',
      until: at(27),
      endedAt: at(30),
      endedBy: 'Luis Zapata',
    },
  ])
  expect((await desk.auditOfTurno()).map(({ action, payload }) => [action, payload['outageId']])).toEqual([
    ['turno.declareOutage', declared.value],
    ['turno.endOutage', declared.value],
  ])
})

test('an outage of another sede, or by who is no supervisor there, is refused', async () => {
  const report = { kind: 'power', since: at(1), note: '' } as const
  expect(await declareOutage(desk.services, await desk.stranger(), desk.at(), report)).toMatchObject({
    refusal: 'NOT_YOUR_SEDE',
  })
  expect(await declareOutage(desk.services, await desk.admin(), desk.at(), report)).toMatchObject({
    refusal: 'NOT_YOUR_SEDE',
  })
  const [outage] = await listOutages(desk.app.db, desk.at())
  expect(
    await endOutage(desk.services, await desk.stranger(), desk.at('B'), {
      outageId: outage?.id ?? 0,
      until: at(29),
      note: '',
    })
  ).toMatchObject({ refusal: 'OUTAGE_UNKNOWN' })
})

test('the first who opens the desk is in charge; of two at once, one', async () => {
  const both = await Promise.all([
    openDesk(desk.services, await desk.first(), desk.at()),
    openDesk(desk.services, await desk.other(), desk.at()),
  ])
  expect(both.map((one) => (one.ok ? 'ok' : one.refusal)).sort()).toEqual(['DESK_TAKEN', 'ok'])
  expect(await listCharges(desk.app.db, desk.at())).toMatchObject([{ how: 'opened', since: at(30) }])
  expect(await openDesk(desk.services, await desk.stranger(), desk.at())).toMatchObject({ refusal: 'NOT_YOUR_SEDE' })
})

test('a hand-over keeps what is pending, and passes the charge only when the other confirms', async () => {
  const inCharge = (await listCharges(desk.app.db, desk.at())).at(-1)?.personId
  const people = [await desk.first(), await desk.other()]
  const giver = people.find(({ personId }) => personId === inCharge)
  const taker = people.find(({ personId }) => personId !== inCharge)
  if (giver === undefined || taker === undefined) throw new Error('two supervisors are at A')
  const offer = { to: taker.personId, note: 'La aspirante 2 sigue afuera.' }
  expect(await offerHandOver(desk.services, taker, desk.at(), { ...offer, to: giver.personId })).toMatchObject({
    refusal: 'NOT_IN_CHARGE',
  })
  expect(
    await offerHandOver(desk.services, giver, desk.at(), { ...offer, to: desk.staff.supervisorB.personId })
  ).toMatchObject({ refusal: 'NOT_A_COLLEAGUE' })
  expect(await offerHandOver(desk.services, giver, desk.at(), offer)).toMatchObject({ ok: true })
  expect(await listHandOvers(desk.app.db, desk.at())).toMatchObject([
    { outcome: null, pending: { outside: 1, incidents: 0, denied: 0, withoutLine: 2, outages: 0 } },
  ])
  expect((await board()).handOverTo).toMatchObject({ personId: taker.personId })
  expect(await desk.confirm(giver)).toMatchObject({ refusal: 'NOT_FOR_YOU' })
  expect(await desk.confirm(taker, 'otra')).toMatchObject({ refusal: 'PASSWORD_WRONG' })
  expect((await board()).inCharge?.personId).toBe(giver.personId)
  await desk.freezeClock(at(40))
  expect(await desk.confirm(taker, PASSWORD)).toMatchObject({ ok: true })
  expect((await board()).inCharge).toMatchObject({ personId: taker.personId, since: at(40) })
  expect(await desk.confirm(taker)).toMatchObject({ refusal: 'NO_HAND_OVER' })

  expect(
    await offerHandOver(desk.services, taker, desk.at(), { to: giver.personId, note: 'De vuelta' })
  ).toMatchObject({ ok: true })
  expect(await withdrawHandOver(desk.services, giver, desk.at())).toMatchObject({ refusal: 'NOT_FOR_YOU' })
  expect(await withdrawHandOver(desk.services, taker, desk.at())).toMatchObject({ ok: true })
  expect((await board()).inCharge?.personId).toBe(taker.personId)
})

test('the coordination puts somebody of the sede in charge, and a hanging hand-over has no effect any more', async () => {
  const inCharge = (await listCharges(desk.app.db, desk.at())).at(-1)?.personId
  const [first, other, admin] = [await desk.first(), await desk.other(), await desk.admin()]
  const giver = first.personId === inCharge ? first : other
  const taker = first.personId === inCharge ? other : first
  await offerHandOver(desk.services, giver, desk.at(), { to: taker.personId, note: 'Me voy' })
  const force = { to: taker.personId, reason: 'No contesta' }
  expect(await forceCharge(desk.services, first, desk.at(), force)).toMatchObject({ refusal: 'ADMIN_ONLY' })
  expect(await forceCharge(desk.services, admin, desk.at(), { ...force, to: giver.personId })).toMatchObject({
    refusal: 'ALREADY_IN_CHARGE',
  })
  expect(
    await forceCharge(desk.services, admin, desk.at(), { ...force, to: desk.staff.supervisorB.personId })
  ).toMatchObject({ refusal: 'NOT_A_COLLEAGUE' })
  expect(await forceCharge(desk.services, admin, desk.at(), force)).toMatchObject({ ok: true })
  expect((await listCharges(desk.app.db, desk.at())).at(-1)).toMatchObject({
    personId: taker.personId,
    how: 'forced',
    reason: 'No contesta',
  })
  expect((await listHandOvers(desk.app.db, desk.at())).map(({ outcome }) => outcome)).toEqual([
    'confirmed',
    'withdrawn',
    'overtaken',
  ])
  expect(await desk.confirm(taker)).toMatchObject({ refusal: 'NO_HAND_OVER' })
  expect((await desk.auditOfTurno()).map(({ action, actor_role: role }) => [action, role]).slice(2)).toEqual([
    ['turno.openDesk', 'supervisor'],
    ['turno.offerHandOver', 'supervisor'],
    ['turno.confirmHandOver', 'supervisor'],
    ['turno.offerHandOver', 'supervisor'],
    ['turno.withdrawHandOver', 'supervisor'],
    ['turno.offerHandOver', 'supervisor'],
    ['turno.forceCharge', 'admin'],
  ])
})

test('where nobody is expected there is no desk', async () => {
  const {
    owner: { sql },
  } = desk
  await sql`insert into sede (code, name, city, ooad, time_zone)
    values ('C', 'Hospital C', 'León', 'GTO', 'America/Mexico_City')`
  await sql`insert into role_grant (person_id, role, sede_code) values (${desk.second.personId}, 'supervisor', 'C')`
  expect(await openDesk(desk.services, await desk.other(), desk.at('C'))).toMatchObject({
    refusal: 'SEDE_WITHOUT_ROSTER',
  })
})

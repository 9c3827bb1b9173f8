/** What the coordination does around a turno, against a real database: adjustments, compensation, announcements. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { announce } from '#app/use-cases/announce.server.ts'
import { closeDueAttempts } from '#app/use-cases/close-due-attempts.server.ts'
import { compensateSede } from '#app/use-cases/compensate-sede.server.ts'
import { grantAdjustment, revokeAdjustment } from '#app/use-cases/grant-adjustment.server.ts'
import { handInAttempt } from '#app/use-cases/hand-in-attempt.server.ts'
import {
  insertReceipts, listAnnouncements, listMissingConfirmations, listUnconfirmed,
} from '#db/queries/announcements.ts'
import { instant, toIso } from '#exam-engine/kernel/time.ts'
import type { Resolution } from '#exam-engine/sitting/adjustment.ts'
import { nth } from '#tests/app/live/live-server.ts'
import { CLOSES_AT, OPENS_AT, putInProgress, testUuid } from '#tests/db/sitting/sitting-database.ts'
import { startUseCaseSitting, type UseCaseSitting } from './sitting-services.ts'

let sitting: UseCaseSitting
const attempt = (index: number) => nth(sitting.attempts, index)
const staff = (who: 'supervisorA' | 'admin') => sitting.actor(sitting.staff[who].cookie)
const timesOf = (attemptId: string) => sitting.app.db.selectFrom('attempt')
  .select(['closes_at', 'accepts_until', 'times_version']).where('id', '=', attemptId).executeTakeFirstOrThrow()
const inMinutes = (count: number) => instant(CLOSES_AT + count * 60_000)
const RESOLUTION: Resolution = {
  documentNumber: 'CES/2024/017', documentDate: '2024-11-01', authority: 'Coordinación de Educación en Salud',
  extraMinutes: 30, extraPercent: null, otherMeasures: '', arrangement: '',
}
const grant = async (index: number, change: Partial<Resolution> = {}) => grantAdjustment(
  sitting.services, await staff('admin'), { attemptId: attempt(index).id, resolution: { ...RESOLUTION, ...change } })

beforeAll(async () => {
  sitting = await startUseCaseSitting({ attempts: 12 })
})
beforeEach(() => sitting.startClock(instant(OPENS_AT - 3_600_000)))
afterAll(() => sitting.close())

test('§3.1 B an admin records the resolution before the turno: the times follow, versioned and told', async () => {
  const { id } = attempt(0)
  expect(await grantAdjustment(sitting.services, await staff('supervisorA'), { attemptId: id, resolution: RESOLUTION }))
    .toMatchObject({ refusal: 'ADMIN_ONLY' })
  expect(await grant(0)).toMatchObject({ ok: true })
  expect(await timesOf(id)).toEqual({ closes_at: inMinutes(30), accepts_until: inMinutes(30), times_version: 2 })
  expect(await sitting.auditOf(id)).toMatchObject([{
    action: 'sitting.grantAdjustment', actor_role: 'admin',
    payload: { extraMinutes: 30, extraPercent: null, closesAt: toIso(inMinutes(30)) },
  }])
  expect(sitting.told).toContain(`times ${id}`)
  expect(await grant(0)).toMatchObject({ refusal: 'ADJUSTMENT_IN_FORCE' })
})

test('a revocation is a further row, gives the times of the turno back, and another grant may follow', async () => {
  const { id } = attempt(0)
  const admin = await staff('admin')
  expect(await revokeAdjustment(sitting.services, admin, { attemptId: id, reason: ' ' }))
    .toMatchObject({ refusal: 'REVOCATION_NEEDS_REASON' })
  expect(await revokeAdjustment(sitting.services, admin, { attemptId: id, reason: 'Otra persona' }))
    .toMatchObject({ ok: true })
  expect(await timesOf(id)).toEqual({ closes_at: CLOSES_AT, accepts_until: CLOSES_AT, times_version: 3 })
  expect(await revokeAdjustment(sitting.services, admin, { attemptId: id, reason: 'Otra persona' }))
    .toMatchObject({ refusal: 'NO_ADJUSTMENT' })
  expect(await grant(0, { extraMinutes: null, extraPercent: 25 })).toMatchObject({ ok: true })
  expect(await timesOf(id)).toEqual({ closes_at: inMinutes(30), accepts_until: inMinutes(30), times_version: 4 })
  const rows = await sitting.app.sql`select revokes from adjustment where attempt_id = ${id}`
  expect(rows).toHaveLength(3)
  await expect(sitting.owner.sql`update adjustment set extra_minutes = 60`)
    .rejects.toMatchObject({ constraint_name: 'adjustment_append_only' })
})

test('two admins that grant at once grant once', async () => {
  const both = await Promise.all([grant(1), grant(1)])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await timesOf(attempt(1).id)).toMatchObject({ times_version: 2 })
})

test('extra time that runs into the next turno of the sede or of the person is refused', async () => {
  const { id, sedeCode } = attempt(2)
  const [turnoId, examId] = [testUuid('turno 2'), testUuid('exam 2')]
  const startsAt = toIso(inMinutes(15))
  const { sql } = sitting.owner
  await sql`insert into turno (id, convocatoria_id, number, starts_at, ends_at)
    values (${turnoId}, ${sitting.convocatoriaId}, 2, ${startsAt}, ${toIso(inMinutes(135))})`
  await sql`insert into exam (id, convocatoria_id, turno_id, ceme, grade, item_count, research_count)
    values (${examId}, ${sitting.convocatoriaId}, ${turnoId}, 'Pediatría', 3, 5, 1)`
  const addAttempt = (index: number) => sql`insert into attempt (candidate_id, exam_id, turno_id, sede_code, opens_at,
      closes_at, accepts_until)
    select candidate_id, ${examId}, ${turnoId}, sede_code, ${startsAt}, ${toIso(inMinutes(135))},
      ${toIso(inMinutes(135))} from attempt where id = ${attempt(index).id}`
  await addAttempt(3)
  expect(sedeCode).toBe(attempt(3).sedeCode)
  expect(await grant(2)).toMatchObject({ refusal: 'ADJUSTMENT_NEEDS_ARRANGEMENT' })
  expect(await grant(3, { arrangement: 'Aula 2, Dra. Ríos' })).toMatchObject({
    refusal: 'ADJUSTMENT_COLLIDES_WITH_OWN_EXAM', detail: { at: startsAt },
  })
  expect(await grant(2, { arrangement: 'Aula 2, Dra. Ríos' })).toMatchObject({ ok: true })
  expect(await timesOf(id)).toMatchObject({ closes_at: inMinutes(30) })
})

test('§3.1 B from T0 on the database itself takes no adjustment and brings no deadline nearer', async () => {
  await sitting.freezeClock(OPENS_AT)
  expect(await grant(4)).toMatchObject({ refusal: 'ADJUSTMENT_TOO_LATE' })
  await expect(sitting.owner.sql`insert into adjustment (attempt_id, document_number, document_date, authority,
      extra_minutes, recorded_at, recorded_by)
    values (${attempt(4).id}, 'x', '2024-11-01', 'x', 30, efiser_now(), ${sitting.staff.admin.personId})`)
    .rejects.toMatchObject({ constraint_name: 'adjustment_before_turno' })
  await expect(sitting.owner.sql`update attempt set closes_at = closes_at - interval '1 millisecond',
      times_version = times_version + 1 where id = ${attempt(0).id}`)
    .rejects.toMatchObject({ constraint_name: 'attempt_deadline_never_goes_back' })
  await sitting.startClock(instant(OPENS_AT + 60_000))
})

test('the app stores no times that turno, resolution and sede do not add up to, nor without a new version', async () => {
  const set = (change: string) => sitting.app.sql.unsafe(`update attempt set ${change} where id = '${attempt(4).id}'`)
  await expect(set(`closes_at = closes_at + interval '1 hour', accepts_until = accepts_until + interval '1 hour',
    times_version = times_version + 1`)).rejects.toMatchObject({ constraint_name: 'attempt_times_as_granted' })
  await expect(set(`accepts_until = accepts_until + interval '1 second', times_version = times_version + 1`))
    .rejects.toMatchObject({ constraint_name: 'attempt_times_as_granted' })
  await expect(set('times_version = times_version + 2'))
    .rejects.toMatchObject({ constraint_name: 'attempt_times_version_grows' })
})

test('§3.1 B compensation is off while the convocatoria does not allow it, in the rule and in the database', async () => {
  const act = { id: randomUUID(), turnoId: sitting.turnoId, sedeCode: 'B', minutes: 10, reason: 'Falla eléctrica' }
  expect(await compensateSede(sitting.services, await staff('supervisorA'), act))
    .toMatchObject({ refusal: 'ADMIN_ONLY' })
  expect(await compensateSede(sitting.services, await staff('admin'), act))
    .toMatchObject({ refusal: 'COMPENSATION_OFF' })
  await sitting.app.sql`insert into announcement (id, turno_id, sede_code, text, announced_at, announced_by)
    values (${act.id}, ${act.turnoId}, 'B', 'x', efiser_now(), ${sitting.staff.admin.personId})`
  await expect(sitting.app.sql`insert into compensation (id, turno_id, sede_code, minutes, reason, announcement_id,
      recorded_at, recorded_by)
    values (${act.id}, ${act.turnoId}, 'B', 10, 'x', ${act.id}, efiser_now(), ${sitting.staff.admin.personId})`)
    .rejects.toMatchObject({ constraint_name: 'compensation_within_convocatoria' })
})

test('an announcement reaches its scope, and delivery and confirmation are kept once per attempt', async () => {
  const { db } = sitting.app
  const [one, other, elsewhere] = [attempt(3), attempt(4), attempt(9)]
  const toA = { id: randomUUID(), turnoId: sitting.turnoId, sedeCode: 'A', attemptId: null, text: 'Hay agua.' }
  const admin = await staff('admin')
  expect(await announce(sitting.services, await staff('supervisorA'), toA)).toMatchObject({ refusal: 'ADMIN_ONLY' })
  expect(await announce(sitting.services, admin, { ...toA, sedeCode: 'Z' }))
    .toMatchObject({ refusal: 'SEDE_WITHOUT_ROSTER' })
  expect(await announce(sitting.services, admin, { ...toA, turnoId: randomUUID() }))
    .toMatchObject({ refusal: 'TURNO_UNKNOWN' })
  expect(await announce(sitting.services, admin, { ...toA, sedeCode: null, attemptId: randomUUID() }))
    .toMatchObject({ refusal: 'ATTEMPT_UNKNOWN' })
  expect(await announce(sitting.services, admin, toA)).toMatchObject({ ok: true })
  expect(await announce(sitting.services, admin, toA)).toMatchObject({ ok: true })
  expect(await announce(sitting.services, admin, { ...toA, text: 'Otro' }))
    .toMatchObject({ refusal: 'ANNOUNCEMENT_TAKEN' })
  const toOne = { ...toA, id: randomUUID(), sedeCode: null, attemptId: one.id, text: 'Cambie de equipo.' }
  expect(await announce(sitting.services, admin, toOne)).toMatchObject({ ok: true })

  expect((await listUnconfirmed(db, one.id)).map(({ id }) => id)).toEqual([toA.id, toOne.id])
  expect((await listUnconfirmed(db, other.id)).map(({ id }) => id)).toEqual([toA.id])
  expect((await listUnconfirmed(db, elsewhere.id)).map(({ id }) => id)).not.toContain(toA.id)

  await insertReceipts(db, one.id, [toA.id, toOne.id], 'delivered')
  await insertReceipts(db, one.id, [toA.id], 'confirmed')
  await insertReceipts(db, one.id, [toA.id], 'confirmed')
  await insertReceipts(db, elsewhere.id, [toA.id], 'confirmed')
  expect((await listUnconfirmed(db, one.id)).map(({ id }) => id)).toEqual([toOne.id])
  const counts = (await listAnnouncements(db, sitting.turnoId, null)).find(({ id }) => id === toA.id)
  expect(counts).toMatchObject({ delivered: 1, confirmed: 1, sedeName: 'Hospital A' })
  const missing = await listMissingConfirmations(db, toA.id, null)
  expect(missing).toHaveLength((counts?.reached ?? 0) - 1)
  expect(missing.map(({ folio }) => folio)).not.toContain('F-10003')
  const seen = await listAnnouncements(db, sitting.turnoId, 'B')
  expect(seen.map(({ id }) => id)).not.toContain(toA.id)
  await expect(sitting.owner.sql`update announcement_receipt set at = at + interval '1 minute'`)
    .rejects.toMatchObject({ constraint_name: 'announcement_receipt_append_only' })
  await expect(sitting.app.sql`insert into announcement_receipt values (${toOne.id}, ${other.id}, 'confirmed', now())`)
    .rejects.toMatchObject({ constraint_name: 'announcement_receipt_in_scope' })
})

test('compensation reaches who has not ended, adds to extra time, is given once per act, up to the limit', async () => {
  await sitting.owner.sql`update convocatoria set rules = '{"maxCompensationMinutes": 30}'`
  await grant(7)
  const [handedIn, running, extended] = [attempt(6), attempt(8), attempt(7)]
  await putInProgress(sitting, [handedIn.id, running.id, extended.id])
  await sitting.startClock(instant(OPENS_AT + 3_600_000))
  await handInAttempt(sitting.services, await sitting.actor(handedIn.cookie), { attemptId: handedIn.id, epoch: 1 })
  const admin = await staff('admin')
  const act = { id: randomUUID(), turnoId: sitting.turnoId, sedeCode: 'B', minutes: 20, reason: 'Falla eléctrica' }
  const given = await compensateSede(sitting.services, admin, act)
  expect(given.ok && [...given.value].sort()).toEqual([7, 8, 9, 10, 11].map((index) => attempt(index).id).sort())
  expect(await compensateSede(sitting.services, admin, act)).toEqual({ ok: true, value: [] })
  expect(await compensateSede(sitting.services, admin, { ...act, minutes: 5 }))
    .toMatchObject({ refusal: 'COMPENSATION_TAKEN' })
  expect(await timesOf(running.id))
    .toEqual({ closes_at: inMinutes(20), accepts_until: inMinutes(20), times_version: 2 })
  expect(await timesOf(extended.id)).toMatchObject({ closes_at: inMinutes(50), times_version: 3 })
  expect(await timesOf(handedIn.id)).toMatchObject({ closes_at: CLOSES_AT, times_version: 1 })
  expect(await timesOf(attempt(4).id)).toMatchObject({ closes_at: CLOSES_AT })
  expect(await compensateSede(sitting.services, admin, { ...act, id: randomUUID(), minutes: 11 }))
    .toMatchObject({ refusal: 'COMPENSATION_OVER_LIMIT', detail: { allowed: 30, given: 20 } })
  expect((await listUnconfirmed(sitting.app.db, running.id)).at(-1))
    .toMatchObject({ id: act.id, text: 'Se reponen 20 minutos a su sede. Motivo: Falla eléctrica' })
  expect(sitting.told).toContain(`announcement ${act.id}`)
})

test('who was given time is open until then and closed by the rule at that instant, the others at theirs', async () => {
  await putInProgress(sitting, [attempt(5).id])
  await sitting.freezeClock(inMinutes(0))
  await closeDueAttempts(sitting.services)
  expect(await Promise.all([5, 8, 7].map((index) => sitting.stateOf(attempt(index).id))))
    .toEqual(['closed', 'inProgress', 'inProgress'])
  await sitting.freezeClock(instant(inMinutes(20) - 1))
  await closeDueAttempts(sitting.services)
  expect(await sitting.stateOf(attempt(8).id)).toBe('inProgress')
  await sitting.freezeClock(inMinutes(20))
  await closeDueAttempts(sitting.services)
  expect(await Promise.all([8, 7].map((index) => sitting.stateOf(attempt(index).id)))).toEqual(['closed', 'inProgress'])
  await sitting.freezeClock(inMinutes(50))
  await closeDueAttempts(sitting.services)
  expect(await sitting.stateOf(attempt(7).id)).toBe('closed')
  expect(await compensateSede(sitting.services, await staff('admin'), {
    id: randomUUID(), turnoId: sitting.turnoId, sedeCode: 'B', minutes: 1, reason: 'x',
  })).toMatchObject({ refusal: 'NOBODY_TO_COMPENSATE' })
})

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { ensureClosed } from '#app/jobs/close-due.server.ts'
import { cancelForFraud } from '#app/use-cases/cancel-for-fraud.server.ts'
import { closeDueAttempts } from '#app/use-cases/close-due-attempts.server.ts'
import { handInAttempt } from '#app/use-cases/hand-in-attempt.server.ts'
import { reinstateAttempt } from '#app/use-cases/reinstate-attempt.server.ts'
import { startAttempt } from '#app/use-cases/start-attempt.server.ts'
import { verifyAudit } from '#db/verify-audit.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { nth } from '#tests/app/live/live-server.ts'
import { CLOSES_AT, OPENS_AT, putInProgress } from '#tests/db/sitting/sitting-database.ts'
import { startUseCaseSitting, type UseCaseSitting } from './sitting-services.ts'

let sitting: UseCaseSitting
const attempt = (index: number) => nth(sitting.attempts, index)
const staff = (who: 'supervisorA' | 'supervisorB' | 'admin') => sitting.actor(sitting.staff[who].cookie)
const rowOf = (attemptId: string) => sitting.app.db.selectFrom('attempt').selectAll()
  .where('id', '=', attemptId).executeTakeFirstOrThrow()

beforeAll(async () => {
  sitting = await startUseCaseSitting({ attempts: 40 })
  await putInProgress(sitting, sitting.attempts.slice(0, 18).map(({ id }) => id))
})
beforeEach(() => sitting.startClock(instant(OPENS_AT + 60_000)))
afterAll(() => sitting.close())

test('§3.1 D fraud ends the sitting at once, with note and second confirmation, by the own sede only', async () => {
  const { id } = attempt(0)
  const [supervisor, other] = [await staff('supervisorA'), await staff('supervisorB')]
  const input = { attemptId: id, note: 'Usó un teléfono.', confirmed: true }
  expect(await cancelForFraud(sitting.services, other, input)).toMatchObject({ refusal: 'NOT_YOUR_SEDE' })
  expect(await cancelForFraud(sitting.services, supervisor, { ...input, note: ' ' }))
    .toMatchObject({ refusal: 'CANCELLATION_NEEDS_NOTE' })
  expect(await cancelForFraud(sitting.services, supervisor, { ...input, confirmed: false }))
    .toMatchObject({ refusal: 'CONFIRMATION_MISSING' })
  expect(await cancelForFraud(sitting.services, supervisor, input)).toMatchObject({ ok: true })
  expect(await rowOf(id))
    .toMatchObject({ state: 'cancelled', state_before_cancel: 'inProgress', cancel_note: 'Usó un teléfono.' })
  const [event] = await sitting.auditOf(id)
  expect(event).toMatchObject({
    action: 'sitting.cancel', actor_role: 'supervisor', payload: { from: 'inProgress', chainLength: 0 },
  })
})

test('§3.1 D an admin takes a cancellation back before the freeze, and the exam goes on', async () => {
  const { id } = attempt(0)
  const [admin, supervisor] = [await staff('admin'), await staff('supervisorA')]
  expect(await reinstateAttempt(sitting.services, supervisor, { attemptId: id, note: 'no' }))
    .toMatchObject({ refusal: 'ADMIN_ONLY' })
  expect(await reinstateAttempt(sitting.services, admin, { attemptId: id, note: '' }))
    .toMatchObject({ refusal: 'REINSTATEMENT_NEEDS_NOTE' })
  expect(await reinstateAttempt(sitting.services, admin, { attemptId: id, note: 'Era su reloj.' }))
    .toMatchObject({ ok: true })
  expect(await rowOf(id)).toMatchObject({ state: 'inProgress', state_before_cancel: null, finished_at: null })
})

test('§3.1 D a cancellation after the hand-in keeps the commitment, and so does its reversal', async () => {
  const { id, cookie } = attempt(1)
  const [candidate, admin, supervisor] = [await sitting.actor(cookie), await staff('admin'), await staff('supervisorA')]
  expect(await handInAttempt(sitting.services, candidate, { attemptId: id, epoch: 1 }))
    .toMatchObject({ ok: true, value: { answeredCount: 0 } })
  const before = await rowOf(id)
  await cancelForFraud(sitting.services, supervisor, { attemptId: id, note: 'Suplantación.', confirmed: true })
  await reinstateAttempt(sitting.services, admin, { attemptId: id, note: 'Error de registro.' })
  expect(await rowOf(id)).toEqual(before)
})

test('§3.1 D after the inputs of a selection are frozen nothing is taken back', async () => {
  const { id } = attempt(2)
  const [admin, supervisor] = [await staff('admin'), await staff('supervisorA')]
  await cancelForFraud(sitting.services, supervisor, { attemptId: id, note: 'Copió.', confirmed: true })
  await sitting.owner.sql`insert into selection_run (convocatoria_id, frozen_at, frozen_by, input, input_sha256)
    values (${sitting.convocatoriaId}, efiser_now() - interval '1 minute', ${admin.personId}, '{}', 'x')`
  expect(await reinstateAttempt(sitting.services, admin, { attemptId: id, note: 'Tarde.' }))
    .toMatchObject({ refusal: 'MARKS_FROZEN' })
})

test('the hand-in is the candidate\'s own, under the lease, and once', async () => {
  const { id, cookie } = attempt(3)
  const candidate = await sitting.actor(cookie)
  expect(await handInAttempt(sitting.services, await sitting.actor(attempt(4).cookie), { attemptId: id, epoch: 1 }))
    .toMatchObject({ refusal: 'ATTEMPT_UNKNOWN' })
  expect(await handInAttempt(sitting.services, candidate, { attemptId: id, epoch: 0 }))
    .toMatchObject({ refusal: 'STALE_EPOCH' })
  const input = { attemptId: id, epoch: 1 }
  const twice = await Promise.all([1, 2].map(() => handInAttempt(sitting.services, candidate, input)))
  const row = await rowOf(id)
  // The answer may be lost on its way: who asks again under the same lease hears the same.
  for (const result of [...twice, await handInAttempt(sitting.services, candidate, input)]) {
    expect(result).toEqual({ ok: true, value: {
      answersDigest: row.answers_digest, answeredCount: 0, chainLength: 0, chainHead: row.chain_head?.toString('hex'),
      finishedAt: row.finished_at } })
  }
  expect(await handInAttempt(sitting.services, candidate, { attemptId: id, epoch: 2 }))
    .toMatchObject({ refusal: 'WRONG_STATE' })
  const [event, ...more] = await sitting.auditOf(id)
  expect(more).toEqual([])
  expect(event).toMatchObject({ action: 'sitting.handIn', payload: {
    answersDigest: row.answers_digest, chainHead: row.chain_head?.toString('hex'), chainLength: 0, answeredCount: 0 } })
})

test('§3.1 A an exam is opened by its own candidate, within the turno, once admitted', async () => {
  const { id, cookie } = attempt(30)
  const [candidate, neighbour] = [await sitting.actor(cookie), await sitting.actor(attempt(31).cookie)]
  expect(await startAttempt(sitting.services, neighbour, { attemptId: id }))
    .toMatchObject({ refusal: 'ATTEMPT_UNKNOWN' })
  expect(await startAttempt(sitting.services, candidate, { attemptId: id })).toMatchObject({ refusal: 'WRONG_STATE' })
  await sitting.owner.sql`update attempt set state = 'admitted', admitted_at = efiser_now(),
      permutation_seed = repeat('cd', 32)
    where id = ${id}`
  await sitting.freezeClock(instant(OPENS_AT - 1))
  expect(await startAttempt(sitting.services, candidate, { attemptId: id })).toMatchObject({ refusal: 'EXAM_NOT_OPEN' })
  await sitting.freezeClock(OPENS_AT)
  expect(await startAttempt(sitting.services, candidate, { attemptId: id })).toMatchObject({ ok: true })
  expect(await rowOf(id)).toMatchObject({ state: 'inProgress', form_id: sitting.formId, started_at: OPENS_AT })
})

test('§3.1 B at the deadline what is open closes and who never opened is absent, once, whoever hurries', async () => {
  await sitting.freezeClock(instant(CLOSES_AT - 1))
  expect(await closeDueAttempts(sitting.services)).toBe(0)
  await sitting.freezeClock(CLOSES_AT)
  const [first, second] = await Promise.all([closeDueAttempts(sitting.services), closeDueAttempts(sitting.services)])
  const rest = await closeDueAttempts(sitting.services)
  expect(first + second + rest).toBe(40 - 3)
  expect(await closeDueAttempts(sitting.services)).toBe(0)
  const states = await sitting.app.db.selectFrom('attempt')
    .select(['state', (build) => build.fn.countAll<number>().as('count')])
    .groupBy('state').orderBy('state').execute()
  expect(states).toEqual([
    { state: 'absent', count: 21 }, { state: 'cancelled', count: 1 }, { state: 'closed', count: 16 },
    { state: 'handedIn', count: 2 },
  ])
  expect(await rowOf(attempt(10).id)).toMatchObject({ finished_at: CLOSES_AT, answered_count: 0, chain_length: 0 })
  expect((await sitting.auditOf(attempt(10).id)).map(({ action }) => action)).toEqual(['sitting.close'])
  expect((await sitting.auditOf(attempt(20).id)).map(({ action }) => action)).toEqual(['sitting.markAbsent'])
  expect(await verifyAudit(sitting.app.db)).toMatchObject({ whole: true })
})

test('a reader who finds an attempt past its end stores the end, without the job', async () => {
  const { id } = attempt(39)
  await sitting.owner.sql`alter table attempt disable trigger attempt_guard`
  await sitting.owner.sql`update attempt set state = 'expected' where id = ${id}`
  await sitting.owner.sql`alter table attempt enable trigger attempt_guard`
  const times = { opensAt: OPENS_AT, closesAt: CLOSES_AT, acceptsUntil: CLOSES_AT }
  const stale = { id, state: 'expected', times } as const
  await sitting.freezeClock(CLOSES_AT)
  expect(await ensureClosed(sitting.services, stale, instant(CLOSES_AT - 1))).toBe(false)
  expect(await ensureClosed(sitting.services, stale, CLOSES_AT)).toBe(true)
  expect(await sitting.stateOf(id)).toBe('absent')
})

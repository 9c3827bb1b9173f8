/** The supervisor's release: who may, what it leaves in the database and the audit, and what the database refuses. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimLease } from '#app/live/claim-lease.server.ts'
import { releaseLease } from '#app/use-cases/release-lease.server.ts'
import { savePulse } from '#db/queries/attempt-lease.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { OPENS_AT, putInProgress } from '#tests/db/sitting/sitting-database.ts'
import { nth } from '#tests/app/live/live-server.ts'
import { startUseCaseSitting, type UseCaseSitting } from './sitting-services.ts'

let sitting: UseCaseSitting
const released: string[] = []
const DIED = { reason: 'machineDied', note: '' } as const
const machine = () => ({ tabId: randomUUID(), deviceId: randomUUID() })

beforeAll(async () => {
  sitting = await startUseCaseSitting({ attempts: 8 })
  await putInProgress(sitting, sitting.attempts.map(({ id }) => id))
  await sitting.startClock(instant(OPENS_AT + 60_000))
})
afterAll(() => sitting.close())

const services = () => ({
  database: sitting.app,
  live: { leaseReleased: (id: string) => { released.push(id) }, unsentOf: () => null },
})
const claim = async (index: number, request: { tabId: string, deviceId: string, takeOver?: boolean }) => {
  const { id, cookie } = nth(sitting.attempts, index)
  return claimLease(services(), await sitting.actor(cookie), id, request)
}

test('another machine waits, and after the release gets the next epoch with the last word of the one before', async () => {
  const { id } = nth(sitting.attempts, 0)
  const [old, next] = [machine(), machine()]
  expect(await claim(0, old)).toMatchObject({ held: null, epoch: 2, taken: true })
  await savePulse(sitting.app.db, id, { unsent: 3, itemId: nth(sitting.items, 0).id })
  expect(await claim(0, { ...next, takeOver: true }))
    .toMatchObject({ held: { by: 'otherMachine', mayTakeOver: false, unsent: 3 } })
  const supervisor = await sitting.actor(sitting.staff.supervisorA.cookie)
  expect(await releaseLease(services(), supervisor, { attemptId: id, release: DIED })).toEqual({ ok: true, value: null })
  expect(released).toEqual([id])
  // The dead machine's page, alive after all, gets nothing by itself.
  expect(await claim(0, old)).toMatchObject({ held: { by: 'released', mayTakeOver: true } })
  expect(await claim(0, next)).toMatchObject({ held: null, epoch: 4, ownSince: 4, handOver: { unsent: 3 } })
  expect(await claim(0, { ...old, takeOver: true })).toMatchObject({ held: { by: 'otherMachine' } })
  expect((await sitting.auditOf(id)).map(({ action, payload }) => [action, payload['epoch']])).toEqual([
    ['sitting.claimLease', 2], ['sitting.releaseLease', 3], ['sitting.claimLease', 4]])
})

test('only a supervisor of the sede releases, only what is held, and another reason needs words', async () => {
  const { id } = nth(sitting.attempts, 1)
  const [ours, theirs] = [await sitting.actor(sitting.staff.supervisorA.cookie),
    await sitting.actor(sitting.staff.supervisorB.cookie)]
  expect(await releaseLease(services(), ours, { attemptId: id, release: DIED })).toMatchObject({ refusal: 'NOT_HELD' })
  await claim(1, machine())
  expect(await releaseLease(services(), theirs, { attemptId: id, release: DIED })).toMatchObject({ refusal: 'NOT_YOUR_SEDE' })
  expect(await releaseLease(services(), ours, { attemptId: id, release: { reason: 'other', note: ' ' } }))
    .toMatchObject({ refusal: 'RELEASE_NEEDS_NOTE' })
  expect(await releaseLease(services(), ours, { attemptId: randomUUID(), release: DIED }))
    .toMatchObject({ refusal: 'ATTEMPT_UNKNOWN' })
})

test('of two machines that ask at once after a release one writes', async () => {
  const { id } = nth(sitting.attempts, 2)
  await claim(2, machine())
  const supervisor = await sitting.actor(sitting.staff.supervisorA.cookie)
  await releaseLease(services(), supervisor, { attemptId: id, release: DIED })
  const claims = await Promise.all(Array.from({ length: 6 }, () => claim(2, machine())))
  expect(claims.filter(({ held }) => held === null)).toHaveLength(1)
})

test('the database refuses a lease that changes hands without a new epoch, or machines without a release', async () => {
  const { id } = nth(sitting.attempts, 3)
  await claim(3, machine())
  const update = (change: object) => sitting.app.db.updateTable('attempt').set(change).where('id', '=', id).execute()
  const other = Buffer.alloc(32, 7)
  await expect(update({ lease_session: other })).rejects.toMatchObject({ constraint_name: 'attempt_lease_change_grows_epoch' })
  await expect(update({ lease_session: other, lease_device: other, lease_epoch: 9 }))
    .rejects.toMatchObject({ constraint_name: 'attempt_lease_released_first' })
  await expect(update({ lease_device_epoch: 99 })).rejects.toMatchObject({ constraint_name: 'attempt_device_epoch_reached' })
})

test('the machine\'s own name is nowhere in the database', async () => {
  const own = machine()
  await claim(4, own)
  const row = await sitting.owner.db.selectFrom('attempt').selectAll().where('id', '=', nth(sitting.attempts, 4).id)
    .executeTakeFirstOrThrow()
  expect(JSON.stringify(row)).not.toContain(own.deviceId)
  expect(row.lease_device?.toString('latin1')).not.toContain(own.deviceId)
})

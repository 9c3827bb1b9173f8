// Opening without net on a real database: who is given a key, who is shown its code, when, and how often.
import { mkdtempSync, rmSync } from 'node:fs'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#app/http/actor.ts'
import { claimLease } from '#app/live/claim-lease.server.ts'
import { unwrapOpening } from '#app/offline-opening/unwrap.ts'
import { admitCandidate } from '#app/use-cases/admit-candidate.server.ts'
import { closeIfDue } from '#app/use-cases/close-due-attempts.server.ts'
import { denyCandidate } from '#app/use-cases/deny-candidate.server.ts'
import { giveOfflineKey } from '#app/use-cases/give-offline-key.server.ts'
import { releaseLease } from '#app/use-cases/release-lease.server.ts'
import { showOfflineCode } from '#app/use-cases/show-offline-code.server.ts'
import { startAttempt } from '#app/use-cases/start-attempt.server.ts'
import { tellOfflineOpening } from '#app/use-cases/tell-offline-opening.server.ts'
import { readOfflineCode } from '#exam-engine/sitting/offline-code.ts'
import { instant, minutes } from '#exam-engine/kernel/time.ts'
import { CLOSES_AT, OPENS_AT, testUuid } from '#tests/db/sitting/sitting-database.ts'
import { nth, openTestPapers } from '#tests/app/live/live-server.ts'
import { startUseCaseSitting, type UseCaseSitting } from './sitting-services.ts'

let sitting: UseCaseSitting
let services: Parameters<typeof giveOfflineKey>[0] & Parameters<typeof showOfflineCode>[0]
let supervisor: Actor, colleague: Actor, elsewhere: Actor
const keysRoot = mkdtempSync(path.join(tmpdir(), 'efiser-offline-'))
const CHECKS = { solicitudShown: true, idShown: true, identityMatches: true }
const at = (milliseconds: number) => sitting.freezeClock(instant(OPENS_AT + milliseconds))

interface Machine { attemptId: string, tabId: string, deviceId: string, actor: Actor }

async function machineOf(index: number, deviceId: string = randomUUID()): Promise<Machine> {
  const { id, cookie } = nth(sitting.attempts, index)
  return { attemptId: id, tabId: randomUUID(), deviceId, actor: await sitting.actor(cookie) }
}
const claim = ({ actor, attemptId, tabId, deviceId }: Machine, takeOver = false) =>
  claimLease(services, actor, attemptId, { tabId, deviceId, takeOver })
const give = ({ actor, attemptId, tabId, deviceId }: Machine) =>
  giveOfflineKey(services, actor, { attemptId, tabId, deviceId })
const show = ({ attemptId }: Pick<Machine, 'attemptId'>, who: Actor = supervisor) =>
  showOfflineCode(services, who, { attemptId })
const actionsOf = async (attemptId: string) => (await sitting.auditOf(attemptId)).map(({ action }) => action)

/** Admitted, at its machine, with the wrapped key, before T0. */
async function waiting(index: number) {
  await at(-minutes(10))
  const machine = await machineOf(index)
  await admitCandidate(services, supervisor, { attemptId: machine.attemptId, checks: CHECKS })
  await claim(machine)
  const given = await give(machine)
  if (!given.ok) throw new Error(given.refusal)
  return { ...machine, bundle: given.value }
}
async function codeOf(machine: Machine) {
  const shown = await show(machine)
  if (!shown.ok) throw new Error(shown.refusal)
  const read = readOfflineCode(shown.value.code)
  if (!read.ok) throw new Error(read.refusal)
  return read.value
}

beforeAll(async () => {
  sitting = await startUseCaseSitting({ attempts: 60 })
  services = {
    ...sitting.services, log: pino({ level: 'silent' }), papers: await openTestPapers(sitting.app, keysRoot),
  }
  supervisor = await sitting.actor(sitting.staff.supervisorA.cookie)
  elsewhere = await sitting.actor(sitting.staff.supervisorB.cookie)
  colleague = { ...supervisor, personId: elsewhere.personId }
})
afterAll(async () => {
  await sitting.close()
  rmSync(keysRoot, { recursive: true, force: true })
})

test('what a machine was given opens with the code shown for it, and holds the key, the order, times and lease', async () => {
  const machine = await waiting(0)
  await at(0)
  const secret = await codeOf(machine)
  const content = unwrapOpening(secret, machine, machine.bundle)
  const key = await services.papers.readKey(sitting.formId)
  expect(content).toMatchObject({
    opening: { formId: sitting.formId, key: key.toString('base64') }, opensAt: OPENS_AT, closesAt: CLOSES_AT, epoch: 1,
  })
  expect(content?.opening.seed).toMatch(/^[0-9a-f]{64}$/)
})

test('a code opens nothing on another machine, for another attempt, or what another machine was given', async () => {
  const [one, other] = [await waiting(1), await waiting(2)]
  await at(0)
  const [secret, foreign] = [await codeOf(one), await codeOf(other)]
  expect(unwrapOpening(secret, one, one.bundle)).not.toBeNull()
  expect(unwrapOpening(foreign, one, one.bundle)).toBeNull()
  expect(unwrapOpening(secret, other, other.bundle)).toBeNull()
  expect(unwrapOpening(secret, { ...one, deviceId: other.deviceId }, one.bundle)).toBeNull()
  expect(unwrapOpening(secret, { ...one, attemptId: other.attemptId }, one.bundle)).toBeNull()
})

test('two machines of one attempt have two secrets, and only that of the machine with the lease is shown', async () => {
  const first = await waiting(3)
  await releaseLease({ ...services, live: { leaseReleased: () => undefined, unsentOf: () => null } }, supervisor,
    { attemptId: first.attemptId, release: { reason: 'machineDied', note: '' } })
  const second = await machineOf(3)
  await claim(second)
  const given = await give(second)
  if (!given.ok) throw new Error(given.refusal)
  await at(0)
  const secret = await codeOf(second)
  expect(unwrapOpening(secret, second, given.value)).not.toBeNull()
  expect(unwrapOpening(secret, first, first.bundle)).toBeNull()
})

test('asked again, the same machine gets the same secret in another wrapping', async () => {
  const machine = await waiting(4)
  const again = await give(machine)
  if (!again.ok) throw new Error(again.refusal)
  expect(again.value.body).not.toBe(machine.bundle.body)
  await at(0)
  const secret = await codeOf(machine)
  expect([machine.bundle, again.value].map((bundle) => unwrapOpening(secret, machine, bundle) !== null))
    .toEqual([true, true])
  expect((await actionsOf(machine.attemptId)).filter((action) => action === 'sitting.giveOfflineKey')).toHaveLength(1)
})

test('§3.1 B a key is given a millisecond before T0, and neither at T0 nor after it', async () => {
  const machine = await machineOf(5)
  await at(-minutes(10))
  await admitCandidate(services, supervisor, { attemptId: machine.attemptId, checks: CHECKS })
  await claim(machine)
  for (const [time, ok] of [[1, false], [0, false], [-1, true]] as const) {
    await at(time)
    expect([time, (await give(machine)).ok]).toEqual([time, ok])
  }
})

test('a key goes to the tab with the lease alone: not to another person, tab or machine, nor to who was not admitted', async () => {
  const machine = await waiting(6)
  const stranger = await machineOf(7)
  expect(await give({ ...machine, actor: stranger.actor })).toMatchObject({ refusal: 'ATTEMPT_UNKNOWN' })
  expect(await give({ ...machine, actor: { ...machine.actor, sittingOf: stranger.attemptId } }))
    .toMatchObject({ refusal: 'ATTEMPT_UNKNOWN' })
  expect(await give({ ...machine, tabId: randomUUID() })).toMatchObject({ refusal: 'STALE_EPOCH' })
  expect(await give({ ...machine, deviceId: randomUUID() })).toMatchObject({ refusal: 'STALE_EPOCH' })
  expect(await give({ ...machine, attemptId: randomUUID() })).toMatchObject({ refusal: 'ATTEMPT_UNKNOWN' })
  expect(await give(stranger)).toMatchObject({ refusal: 'WRONG_STATE' })
})

test('§3.1 B a code is shown from T0 on and not a millisecond before, by the database\'s clock, and not at the close', async () => {
  const [early, late] = [await waiting(8), await waiting(9)]
  await at(-1)
  expect(await show(early)).toMatchObject({ refusal: 'EXAM_NOT_OPEN' })
  await at(0)
  expect((await show(early)).ok).toBe(true)
  await sitting.freezeClock(CLOSES_AT)
  expect(await show(late)).toMatchObject({ refusal: 'TURNO_OVER' })
  await sitting.freezeClock(instant(CLOSES_AT - 1))
  expect((await show(late)).ok).toBe(true)
})

test('showing the code starts the exam, in one transaction with its row and its audit', async () => {
  const machine = await waiting(10)
  await at(1000)
  expect((await show(machine)).ok).toBe(true)
  expect(await sitting.stateOf(machine.attemptId)).toBe('inProgress')
  expect(sitting.told).toContain(machine.attemptId)
  expect((await actionsOf(machine.attemptId)).slice(-2)).toEqual(['sitting.start', 'sitting.showOfflineCode'])
})

test('an exam that the server started for a machine that was gone already is shown its code all the same', async () => {
  const machine = await waiting(11)
  await at(0)
  await startAttempt(services, machine.actor, { attemptId: machine.attemptId })
  expect((await show(machine)).ok).toBe(true)
})

test('the code is shown once, to one person of the sede, who may look again for ten minutes', async () => {
  const machine = await waiting(12)
  await at(0)
  expect(await show(machine, elsewhere)).toMatchObject({ refusal: 'NOT_YOUR_SEDE' })
  const [first] = [await show(machine)]
  await at(minutes(10) - 1)
  expect(await show(machine, colleague)).toMatchObject({ refusal: 'OFFLINE_CODE_SHOWN' })
  expect(await show(machine)).toEqual(first)
  await at(minutes(10))
  expect(await show(machine)).toMatchObject({ refusal: 'OFFLINE_CODE_SHOWN' })
  const looks = (await sitting.auditOf(machine.attemptId)).filter(({ action }) => action === 'sitting.showOfflineCode')
  expect(looks.map(({ payload }) => payload['again'])).toEqual([false, true])
})

test('two who ask at the same time: one is shown the code', async () => {
  const machine = await waiting(13)
  await at(0)
  const raced = await Promise.all([show(machine), show(machine, colleague), show(machine, colleague)])
  const by = new Set(raced.flatMap((one, index) => one.ok ? [index === 0 ? 'supervisor' : 'colleague'] : []))
  expect(by.size).toBe(1)
  expect(await sitting.owner.sql`select count(*)::int as rows from offline_code join offline_key k on k.id = key_id
    where attempt_id = ${machine.attemptId}`).toEqual([{ rows: 1 }])
})

test('no code for a machine without a key, after a release, for who was denied or never admitted', async () => {
  const [bare, released, denied] = [await machineOf(14), await waiting(15), await waiting(16)]
  await admitCandidate(services, supervisor, { attemptId: bare.attemptId, checks: CHECKS })
  await claim(bare)
  await denyCandidate(services, supervisor, { attemptId: denied.attemptId, denial: { reason: 'IDENTITY_DOUBT', note: '' } })
  await releaseLease({ ...services, live: { leaseReleased: () => undefined, unsentOf: () => null } }, supervisor,
    { attemptId: released.attemptId, release: { reason: 'machineDied', note: '' } })
  await at(0)
  expect(await show(bare)).toMatchObject({ refusal: 'OFFLINE_KEY_MISSING' })
  expect(await show(released)).toMatchObject({ refusal: 'OFFLINE_KEY_MISSING' })
  expect(await show(denied)).toMatchObject({ refusal: 'WRONG_STATE' })
  expect(await show(await machineOf(17))).toMatchObject({ refusal: 'WRONG_STATE' })
  expect(await show({ attemptId: randomUUID() })).toMatchObject({ refusal: 'ATTEMPT_UNKNOWN' })
})

test('a node with another master key shows nothing, and does not use up the one time', async () => {
  const machine = await waiting(18)
  await at(0)
  const otherRoot = mkdtempSync(path.join(tmpdir(), 'efiser-other-'))
  const foreign = { ...services, papers: await openTestPapers(sitting.app, otherRoot) }
  expect(await showOfflineCode(foreign, supervisor, { attemptId: machine.attemptId }))
    .toMatchObject({ refusal: 'OFFLINE_KEY_UNREADABLE' })
  expect(await sitting.stateOf(machine.attemptId)).toBe('admitted')
  expect((await show(machine)).ok).toBe(true)
  rmSync(otherRoot, { recursive: true, force: true })
})

test('neither the secret, nor its code, nor the content key can be read in the database', async () => {
  const machine = await waiting(19)
  await at(0)
  const shown = await show(machine)
  if (!shown.ok) throw new Error(shown.refusal)
  const code = shown.value.code.replaceAll('-', '')
  const secret = readOfflineCode(code)
  if (!secret.ok) throw new Error(secret.refusal)
  const rows = JSON.stringify([
    await sitting.owner.sql`select encode(secret, 'hex') as hex, encode(secret, 'base64') as base64, k.id, c.* from offline_key k
      left join offline_code c on c.key_id = k.id`,
    await sitting.owner.sql`select * from audit_event`,
  ])
  const key = await services.papers.readKey(sitting.formId)
  for (const bytes of [Buffer.from(secret.value), key]) {
    for (const encoding of ['hex', 'base64', 'base64url'] as const) expect(rows).not.toContain(bytes.toString(encoding))
  }
  expect(rows).not.toContain(code)
  expect(rows).not.toContain(shown.value.code)
})

test('§3.1 B if the machine never comes back the exam is closed, not absent: what it holds can be decided on', async () => {
  const machine = await waiting(20)
  await at(0)
  await show(machine)
  await sitting.freezeClock(instant(CLOSES_AT + 1))
  await closeIfDue(services, machine.attemptId)
  expect(await sitting.stateOf(machine.attemptId)).toBe('closed')
})

test('the machine tells once that it opened; one that was shown no code has nothing to tell', async () => {
  const [machine, other] = [await waiting(21), await waiting(22)]
  await at(0)
  await show(machine)
  await at(minutes(30))
  const tell = (who: Machine) => tellOfflineOpening(services, who.actor,
    { attemptId: who.attemptId, deviceId: who.deviceId, openedAt: OPENS_AT + 5000 })
  expect(await tell({ ...machine, deviceId: other.deviceId })).toMatchObject({ refusal: 'OFFLINE_CODE_UNKNOWN' })
  expect(await tell(other)).toMatchObject({ refusal: 'OFFLINE_CODE_UNKNOWN' })
  expect(await tell({ ...machine, actor: other.actor })).toMatchObject({ refusal: 'ATTEMPT_UNKNOWN' })
  expect([await tell(machine), await tell(machine)]).toEqual([{ ok: true, value: null }, { ok: true, value: null }])
  const told = (await sitting.auditOf(machine.attemptId)).filter(({ action }) => action === 'sitting.tellOfflineOpening')
  expect(told.map(({ payload }) => payload['openedAt'])).toEqual([new Date(OPENS_AT + 5000).toISOString()])
})

test('the database itself keeps the hour, the lease and the one time', async () => {
  const machine = await waiting(23)
  const { sql } = sitting.owner
  const [key] = await sql<{ id: string }[]>`select id from offline_key where attempt_id = ${machine.attemptId}`
  const insertKey = (attemptId: string, madeAt: number, device = sql`(select lease_device from attempt where id = ${attemptId})`) =>
    sql`insert into offline_key (attempt_id, device, form_id, master_id, secret, made_at) values (${attemptId}, ${device},
      ${sitting.formId}, '0123456789abcdef', decode(repeat('00', 44), 'hex'), ${new Date(madeAt).toISOString()})`
  const insertCode = (shownAt: number) => sql`insert into offline_code (key_id, shown_at, shown_by)
    values (${key?.id ?? ''}, ${new Date(shownAt).toISOString()}, ${supervisor.personId})`
  await expect(insertKey(machine.attemptId, OPENS_AT - 1)).rejects.toMatchObject({ constraint_name: 'offline_key_one_per_machine' })
  await expect(insertKey(machine.attemptId, OPENS_AT)).rejects.toMatchObject({ constraint_name: 'offline_key_before_t0' })
  await expect(insertKey(machine.attemptId, OPENS_AT - 1, sql`sha256('other')`))
    .rejects.toMatchObject({ constraint_name: 'offline_key_of_the_lease' })
  await expect(insertCode(OPENS_AT - 1)).rejects.toMatchObject({ constraint_name: 'offline_code_within_exam' })
  await expect(insertCode(CLOSES_AT)).rejects.toMatchObject({ constraint_name: 'offline_code_within_exam' })
  await expect(insertCode(OPENS_AT)).rejects.toMatchObject({ constraint_name: 'offline_code_of_started_exam' })
  await at(0)
  await show(machine)
  await expect(insertCode(OPENS_AT)).rejects.toMatchObject({ constraint_name: 'offline_code_pkey' })
  await expect(sql`update offline_code set shown_at = shown_at + interval '1 second'`)
    .rejects.toMatchObject({ constraint_name: 'offline_code_shown_once' })
  await expect(sql`delete from offline_code`).rejects.toThrow()
  await expect(sql`update offline_key set device = sha256('x')`).rejects.toThrow()
  await expect(sitting.app.sql`update offline_code set shown_by = ${supervisor.personId}`).rejects.toThrow(/permission denied/)
})

test('a code is not stored for a machine that lost the lease', async () => {
  const machine = await waiting(24)
  await at(0)
  await startAttempt(services, machine.actor, { attemptId: machine.attemptId })
  await releaseLease({ ...services, live: { leaseReleased: () => undefined, unsentOf: () => null } }, supervisor,
    { attemptId: machine.attemptId, release: { reason: 'machineDied', note: '' } })
  const { sql } = sitting.owner
  await expect(sql`insert into offline_code (key_id, shown_at, shown_by) select id, ${new Date(OPENS_AT).toISOString()},
    ${supervisor.personId} from offline_key where attempt_id = ${machine.attemptId}`)
    .rejects.toMatchObject({ constraint_name: 'offline_code_of_the_lease' })
  expect(testUuid('form')).toBe(sitting.formId)
})

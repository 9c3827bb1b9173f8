import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#app/http/actor.ts'
import { admitCandidate } from '#app/use-cases/admit-candidate.server.ts'
import { denyCandidate } from '#app/use-cases/deny-candidate.server.ts'
import { reprintSolicitud } from '#app/use-cases/reprint-solicitud.server.ts'
import { recordIncident } from '#app/use-cases/record-incident.server.ts'
import { undoDenial } from '#app/use-cases/undo-denial.server.ts'
import { listCheckIns } from '#db/queries/check-in-records.ts'
import { listSittingIncidents } from '#db/queries/sitting-incidents.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { CLOSES_AT, OPENS_AT } from '#tests/db/sitting/sitting-database.ts'
import { nth } from '#tests/app/live/live-server.ts'
import { startUseCaseSitting, type UseCaseSitting } from './sitting-services.ts'

let sitting: UseCaseSitting
let supervisor: Actor, other: Actor, admin: Actor
const checks = { solicitudShown: true, idShown: true, identityMatches: true }
const attempt = (index: number) => nth(sitting.attempts, index).id
const rowOf = (attemptId: string) => sitting.app.db.selectFrom('attempt').selectAll()
  .where('id', '=', attemptId).executeTakeFirstOrThrow()

beforeAll(async () => {
  sitting = await startUseCaseSitting({ attempts: 12 })
  supervisor = await sitting.actor(sitting.staff.supervisorA.cookie)
  other = await sitting.actor(sitting.staff.supervisorB.cookie)
  admin = await sitting.actor(sitting.staff.admin.cookie)
  await sitting.startClock(instant(OPENS_AT - 600_000))
})
afterAll(() => sitting.close())

test('§3.1 C admission is stored with who and seed and its audit row, and the sockets hear of it', async () => {
  expect(await admitCandidate(sitting.services, supervisor, { attemptId: attempt(0), checks }))
    .toEqual({ ok: true, value: null })
  const row = await rowOf(attempt(0))
  expect(row).toMatchObject({ state: 'admitted', admitted_by: supervisor.personId })
  expect(row.permutation_seed).toMatch(/^[0-9a-f]{64}$/)
  expect(await sitting.auditOf(attempt(0))).toEqual([
    { action: 'sitting.admit', actor_role: 'supervisor', payload: { checks, sedeCode: 'A' } }])
  expect(sitting.told).toContain(attempt(0))
})

test('§3.1 C an admission that is refused leaves no trace', async () => {
  const failed = { ...checks, idShown: false }
  expect(await admitCandidate(sitting.services, supervisor, { attemptId: attempt(1), checks: failed }))
    .toEqual({ ok: false, refusal: 'CHECK_INCOMPLETE', detail: { missing: 'NO_ID' } })
  expect(await admitCandidate(sitting.services, other, { attemptId: attempt(1), checks }))
    .toMatchObject({ refusal: 'NOT_YOUR_SEDE' })
  expect(await admitCandidate(sitting.services, admin, { attemptId: attempt(1), checks }))
    .toMatchObject({ refusal: 'NOT_YOUR_SEDE' })
  expect(await sitting.stateOf(attempt(1))).toBe('expected')
  expect(await sitting.auditOf(attempt(1))).toEqual([])
  expect(sitting.told).not.toContain(attempt(1))
})

test('two supervisors who admit at the same moment admit once', async () => {
  const both = await Promise.all([1, 2].map(() =>
    admitCandidate(sitting.services, supervisor, { attemptId: attempt(2), checks })))
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(await sitting.auditOf(attempt(2))).toHaveLength(1)
})

test('§3.1 a denial keeps its reason; an admin takes it back, and the seed stays the same', async () => {
  await admitCandidate(sitting.services, supervisor, { attemptId: attempt(3), checks })
  const { permutation_seed: seed } = await rowOf(attempt(3))
  const statement = 'Me dejé la barba.'
  const denial = { reason: 'IDENTITY_DOUBT', note: 'La fotografía no corresponde.', statement } as const
  expect(await denyCandidate(sitting.services, supervisor, { attemptId: attempt(3), denial }))
    .toMatchObject({ ok: true })
  expect(await rowOf(attempt(3)))
    .toMatchObject({ state: 'denied', denial_reason: 'IDENTITY_DOUBT', denial_note: denial.note })
  expect(await undoDenial(sitting.services, supervisor, { attemptId: attempt(3), note: 'x' }))
    .toMatchObject({ refusal: 'ADMIN_ONLY' })
  expect(await undoDenial(sitting.services, admin, { attemptId: attempt(3), note: ' ' }))
    .toMatchObject({ refusal: 'REVERSAL_NEEDS_NOTE' })
  const note = 'Su cédula lo acredita.'
  expect(await undoDenial(sitting.services, admin, { attemptId: attempt(3), note })).toMatchObject({ ok: true })
  expect(await admitCandidate(sitting.services, supervisor, { attemptId: attempt(3), checks }))
    .toMatchObject({ ok: true })
  expect(await rowOf(attempt(3))).toMatchObject({ state: 'admitted', permutation_seed: seed })
  const audit = await sitting.auditOf(attempt(3))
  expect(audit.map(({ action }) => action))
    .toEqual(['sitting.admit', 'sitting.deny', 'sitting.undoDenial', 'sitting.admit'])
  expect(JSON.stringify(audit)).not.toMatch(/fotografía|barba|cédula/)
  const told = { by: supervisor.name.split(' ').slice(0, 3).join(' ') }
  expect(await listCheckIns(sitting.app.db, [attempt(3)])).toMatchObject([
    { outcome: 'admitted', solicitudShown: true, idShown: true, identityMatches: true, ...told },
    { outcome: 'denied', ...denial, solicitudShown: null, idShown: null, identityMatches: false, ...told },
    { outcome: 'denialUndone', note }, { outcome: 'admitted' }])
})

test('§3.1 the reason «other» needs a note, and only the own sede may deny', async () => {
  const denial = { reason: 'OTHER', note: ' ' } as const
  expect(await denyCandidate(sitting.services, supervisor, { attemptId: attempt(4), denial }))
    .toMatchObject({ refusal: 'DENIAL_NEEDS_NOTE' })
  expect(await denyCandidate(sitting.services, other, { attemptId: attempt(4), denial: { reason: 'NO_ID', note: '' } }))
    .toMatchObject({ refusal: 'NOT_YOUR_SEDE' })
})

test('an incident is recorded by the own sede, told to the sockets, never changed, and moves no attempt', async () => {
  const report = { category: 'environment', note: 'Ruido de obra.' } as const
  expect(await recordIncident(sitting.services, other, { attemptId: attempt(4), report }))
    .toMatchObject({ refusal: 'NOT_YOUR_SEDE' })
  expect(await recordIncident(sitting.services, supervisor, { attemptId: attempt(4), report }))
    .toEqual({ ok: true, value: null })
  expect(await listSittingIncidents(sitting.app.db, [attempt(4)])).toMatchObject([report])
  expect(sitting.told).toContain(attempt(4))
  expect(await sitting.stateOf(attempt(4))).toBe('expected')
  expect(JSON.stringify(await sitting.auditOf(attempt(4)))).not.toContain('obra')
  await expect(sitting.owner.sql`update sitting_incident set note = 'otra'`).rejects.toMatchObject({
    constraint_name: 'sitting_incident_append_only' })
})

test('§3.1 B the doors open and close by the database\'s clock, and the refusal says when', async () => {
  await sitting.freezeClock(instant(OPENS_AT - 30 * 60_000 - 1))
  expect(await admitCandidate(sitting.services, supervisor, { attemptId: attempt(5), checks }))
    .toMatchObject({ refusal: 'CHECK_IN_NOT_OPEN', detail: { from: '2024-11-18T14:30:00.000Z' } })
  await sitting.freezeClock(CLOSES_AT)
  expect(await admitCandidate(sitting.services, supervisor, { attemptId: attempt(5), checks }))
    .toMatchObject({ refusal: 'TURNO_OVER' })
  await sitting.freezeClock(instant(CLOSES_AT - 1))
  expect(await admitCandidate(sitting.services, supervisor, { attemptId: attempt(5), checks }))
    .toMatchObject({ ok: true })
})

test('a decision at the door is never changed, also not by the owner of the database', async () => {
  for (const change of ['update check_in_record set statement = \'otra\'', 'delete from check_in_record']) {
    await expect(sitting.owner.sql.unsafe(change)).rejects.toMatchObject({
      constraint_name: 'check_in_record_append_only',
    })
  }
})

test('§3.1 C a lost solicitud is reprinted by the own sede only, and the trail says so', async () => {
  expect(await reprintSolicitud(sitting.services, other, { attemptId: attempt(1) }))
    .toMatchObject({ refusal: 'NOT_YOUR_SEDE' })
  expect(await sitting.auditOf(attempt(1))).toEqual([])
  expect(await reprintSolicitud(sitting.services, supervisor, { attemptId: attempt(1) }))
    .toEqual({ ok: true, value: { personId: nth(sitting.attempts, 1).personId } })
  expect(await sitting.auditOf(attempt(1))).toMatchObject([{ action: 'sitting.reprintSolicitud' }])
})

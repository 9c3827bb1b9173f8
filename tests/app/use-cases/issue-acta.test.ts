// The acta of a turno at a sede: not before its end, by the own supervisor, once, with the bytes kept as they are.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { issueActa } from '#app/use-cases/issue-acta.server.ts'
import { admitCandidate } from '#app/use-cases/admit-candidate.server.ts'
import { cancelForFraud } from '#app/use-cases/cancel-for-fraud.server.ts'
import { denyCandidate } from '#app/use-cases/deny-candidate.server.ts'
import { handInAttempt } from '#app/use-cases/hand-in-attempt.server.ts'
import { recordIncident } from '#app/use-cases/record-incident.server.ts'
import { undoDenial } from '#app/use-cases/undo-denial.server.ts'
import { readActa } from '#db/queries/actas.ts'
import { verifyAudit } from '#db/verify-audit.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { addDuration, durationMs, minutes, toIso } from '#exam-engine/kernel/time.ts'
import { readPdf } from '#tests/app/documents/read-pdf.ts'
import { nth } from '#tests/app/live/live-server.ts'
import { CLOSES_AT, OPENS_AT, putInProgress, testUuid } from '#tests/db/sitting/sitting-database.ts'
import { startUseCaseSitting, type UseCaseSitting } from './sitting-services.ts'

let sitting: UseCaseSitting
const staff = (who: 'supervisorA' | 'supervisorB' | 'admin') => sitting.actor(sitting.staff[who].cookie)
const attempt = (index: number) => nth(sitting.attempts, index)
const services = () => ({ ...sitting.services, demo: true })
const place = (sedeCode: string) => ({ turnoId: sitting.turnoId, sedeCode })
const readStored = (sedeCode: string) => readActa(sitting.app.db, sitting.turnoId, sedeCode)
const auditOfTurno = () => sitting.auditOf(sitting.turnoId)

// At sede A: handed in, closed, cancelled, denied, admitted and never started, denied and taken back.
beforeAll(async () => {
  sitting = await startUseCaseSitting({ attempts: 12 })
  const [supervisor, admin] = [await staff('supervisorA'), await staff('admin')]
  await sitting.startClock(addDuration(OPENS_AT, minutes(-10)))
  const checks = { solicitudShown: true, idShown: true, identityMatches: true }
  await denyCandidate(sitting.services, supervisor, {
    attemptId: attempt(3).id, denial: { reason: 'NO_ID', note: 'Mostró una copia.', statement: 'La olvidé en casa.' },
  })
  await admitCandidate(sitting.services, supervisor, { attemptId: attempt(4).id, checks })
  await denyCandidate(sitting.services, supervisor, { attemptId: attempt(5).id, denial: { reason: 'NO_SOLICITUD', note: '' } })
  await undoDenial(sitting.services, admin, { attemptId: attempt(5).id, note: 'Mostró otra' })
  await putInProgress(sitting, [0, 1, 2].map((index) => attempt(index).id))
  await sitting.startClock(addDuration(OPENS_AT, minutes(30)))
  await handInAttempt(sitting.services, await sitting.actor(attempt(0).cookie), { attemptId: attempt(0).id, epoch: 1 })
  await recordIncident(sitting.services, supervisor, {
    attemptId: attempt(1).id, report: { category: 'technical', note: 'Se cambió el ratón.' },
  })
  await cancelForFraud(sitting.services, supervisor, { attemptId: attempt(2).id, note: 'Usó un teléfono.', confirmed: true })
})
afterAll(() => sitting.close())

test('§3.1 there is no acta while the turno lasts, to its last millisecond, and the refusal says until when', async () => {
  const supervisor = await staff('supervisorA')
  await sitting.freezeClock(addDuration(CLOSES_AT, durationMs(-1)))
  expect(await issueActa(services(), supervisor, place('A')))
    .toEqual({ ok: false, refusal: 'TURNO_NOT_OVER', detail: { until: toIso(CLOSES_AT) } })
  expect(await readStored('A')).toBeUndefined()
  expect(await auditOfTurno()).toEqual([])
})

test('§3.1 C nor where every attempt has ended early: a denial can still be taken back until the turno ends', async () => {
  const small = await startUseCaseSitting({ attempts: 2 })
  const supervisor = await small.actor(small.staff.supervisorA.cookie)
  await small.startClock(addDuration(OPENS_AT, minutes(-10)))
  await denyCandidate(small.services, supervisor, {
    attemptId: nth(small.attempts, 0).id, denial: { reason: 'INFECTIOUS_DISEASE', note: '' },
  })
  expect(await issueActa({ ...small.services, demo: true }, supervisor, { turnoId: small.turnoId, sedeCode: 'A' }))
    .toMatchObject({ refusal: 'TURNO_NOT_OVER' })
  await small.close()
})

test('§3.1 only a supervisor of the sede issues it, and only where somebody was expected', async () => {
  const [admin, other] = [await staff('admin'), await staff('supervisorB')]
  await sitting.freezeClock(CLOSES_AT)
  expect(await issueActa(services(), admin, place('A'))).toMatchObject({ refusal: 'NOT_YOUR_SEDE' })
  expect(await issueActa(services(), other, place('A'))).toMatchObject({ refusal: 'NOT_YOUR_SEDE' })
  expect(await issueActa(services(), other, { turnoId: testUuid('no turno'), sedeCode: 'B' })).toMatchObject({ refusal: 'ROSTER_EMPTY' })
})

test('§3.1 at the end the acta closes what is due, states each candidate once, and enters the audit by its hash', async () => {
  await sitting.freezeClock(CLOSES_AT)
  const issued = await issueActa(services(), await staff('supervisorA'), place('A'))
  if (!issued.ok) throw new Error(issued.refusal)
  const stored = await readStored('A')
  expect(stored).toMatchObject({ sha256: issued.value.sha256, issued_at: CLOSES_AT })
  expect(sha256Hex(stored?.bytes ?? Buffer.alloc(0))).toBe(issued.value.sha256)
  expect(await auditOfTurno()).toEqual([{
    action: 'turno.issueActa', actor_role: 'supervisor',
    payload: {
      sedeCode: 'A', sha256: issued.value.sha256,
      counts: { expected: 6, present: 3, denied: 1, absent: 2, handedIn: 1, closed: 1, cancelled: 1 },
    },
  }])
  const { text } = await readPdf(stored?.bytes ?? Buffer.alloc(0))
  for (let index = 0; index < 6; index += 1) expect(text).toContain(`F-${String(10000 + index)}`)
  expect(text).not.toContain('F-10006')
  for (const told of ['La olvidé en casa.', 'Equipo, red o luz', 'Se cambió el ratón.']) expect(text).toContain(told)
  expect(text).toContain('Sin identificación oficial')
  expect(text).toContain('Mostró una copia.')
  expect(text).toContain('Usó un teléfono.')
  // A denial that was taken back is in the audit, not in the acta.
  expect(text).not.toContain('Sin solicitud impresa')
  expect(await verifyAudit(sitting.app.db)).toMatchObject({ whole: true })
})

test('§3.1 asked for again, also at once by two, it stays one acta with the same bytes', async () => {
  await sitting.freezeClock(addDuration(CLOSES_AT, minutes(5)))
  const first = await readStored('A')
  const again = await issueActa(services(), await staff('supervisorA'), place('A'))
  expect(again).toEqual({ ok: true, value: { sha256: first?.sha256, issuedAt: CLOSES_AT } })
  const supervisor = await staff('supervisorB')
  const both = await Promise.all([issueActa(services(), supervisor, place('B')), issueActa(services(), supervisor, place('B'))])
  expect(both[0]).toMatchObject({ ok: true })
  expect(both[0]).toEqual(both[1])
  expect((await auditOfTurno()).filter(({ payload }) => payload['sedeCode'] === 'B')).toHaveLength(1)
})

test('§3.1 what was issued does not change, whoever tries', async () => {
  const { owner } = sitting
  await expect(owner.sql`update acta set sha256 = 'x'`).rejects.toMatchObject({ constraint_name: 'acta_append_only' })
  await expect(owner.sql`delete from acta`).rejects.toMatchObject({ constraint_name: 'acta_append_only' })
})

test('§3.1 once the acta is issued no incident is added to what it states, by the app or by its database', async () => {
  const report = { category: 'proctor', note: 'Llegué tarde.' } as const
  expect(await recordIncident(sitting.services, await staff('supervisorA'), { attemptId: attempt(0).id, report }))
    .toEqual({ ok: false, refusal: 'ACTA_ISSUED' })
  await expect(sitting.owner.sql`insert into sitting_incident (attempt_id, category, note, at, by_id)
    select id, 'proctor', 'x', efiser_now(), ${sitting.staff.supervisorA.personId} from attempt
    where id = ${attempt(0).id}`).rejects.toMatchObject({ constraint_name: 'sitting_incident_before_acta' })
})

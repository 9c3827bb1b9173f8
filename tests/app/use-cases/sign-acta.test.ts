// The acta of a turno at a sede: not before its end, signed by who was on duty, frozen by the first signature, complete
// with the last one or with the reason why it is missing, its bytes kept as they are.
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readActaText } from '#app/acta/acta-content.ts'
import { admitCandidate } from '#app/use-cases/admit-candidate.server.ts'
import { cancelForFraud } from '#app/use-cases/cancel-for-fraud.server.ts'
import { declareOutage } from '#app/use-cases/declare-outage.server.ts'
import { denyCandidate } from '#app/use-cases/deny-candidate.server.ts'
import { handInAttempt } from '#app/use-cases/hand-in-attempt.server.ts'
import { closeActa, observeActa } from '#app/use-cases/keep-acta.server.ts'
import { recordExit, recordReturn } from '#app/use-cases/record-exit.server.ts'
import { recordIncident } from '#app/use-cases/record-incident.server.ts'
import { signActa } from '#app/use-cases/sign-acta.server.ts'
import { forceCharge, openDesk } from '#app/use-cases/take-charge.server.ts'
import { undoDenial } from '#app/use-cases/undo-denial.server.ts'
import { findActa, listSignatures, readActaFile } from '#db/queries/actas.ts'
import { verifyAudit } from '#db/verify-audit.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { addDuration, durationMs, minutes, toIso } from '#exam-engine/kernel/time.ts'
import { readPdf } from '#tests/app/documents/read-pdf.ts'
import { nth } from '#tests/app/live/live-server.ts'
import { CLOSES_AT, OPENS_AT, putInProgress, testUuid } from '#tests/db/sitting/sitting-database.ts'
import { ADDRESS, PASSWORD, startDeskSitting, type DeskSitting } from './desk-sitting.ts'

let desk: DeskSitting
const attempt = (index: number) => nth(desk.attempts, index)
const stored = (sedeCode = 'A') => readActaFile(desk.app.db, desk.at(sedeCode))
const frozen = (sedeCode = 'A') => findActa(desk.app.db, desk.at(sedeCode))
const audited = async (action: string) => (await desk.auditOfTurno()).filter((row) => row.action === action)

// At sede A: handed in, closed, cancelled, denied, admitted and never started, denied and taken back.
beforeAll(async () => {
  desk = await startDeskSitting({ attempts: 12 })
  const [supervisor, admin] = [await desk.first(), await desk.admin()]
  await desk.startClock(addDuration(OPENS_AT, minutes(-10)))
  await openDesk(desk.services, supervisor, desk.at())
  const checks = { solicitudShown: true, idShown: true, identityMatches: true }
  await denyCandidate(desk.services, supervisor, {
    attemptId: attempt(3).id,
    denial: { reason: 'NO_ID', note: 'Mostró una copia.', statement: 'La olvidé en casa.' },
  })
  await admitCandidate(desk.services, supervisor, { attemptId: attempt(4).id, checks })
  await denyCandidate(desk.services, supervisor, {
    attemptId: attempt(5).id,
    denial: { reason: 'NO_SOLICITUD', note: '' },
  })
  await undoDenial(desk.services, admin, { attemptId: attempt(5).id, note: 'Mostró otra' })
  await putInProgress(
    desk,
    [0, 1, 2].map((index) => attempt(index).id)
  )
  await desk.startClock(addDuration(OPENS_AT, minutes(30)))
  await recordExit(desk.services, supervisor, {
    attemptId: attempt(1).id,
    report: { reason: 'health', note: 'Náusea' },
  })
  await recordReturn(desk.services, await desk.other(), { attemptId: attempt(1).id, note: '' })
  await declareOutage(desk.services, supervisor, desk.at(), {
    kind: 'network',
    since: addDuration(OPENS_AT, minutes(20)),
    note: 'Enlace caído',
  })
  await handInAttempt(desk.services, await desk.actor(attempt(0).cookie), { attemptId: attempt(0).id, epoch: 1 })
  await recordIncident(desk.services, supervisor, {
    attemptId: attempt(1).id,
    report: { category: 'technical', note: 'Se cambió el ratón.' },
  })
  await cancelForFraud(desk.services, supervisor, {
    attemptId: attempt(2).id,
    note: 'Usó un teléfono.',
    confirmed: true,
  })
})
afterAll(() => desk.close())

test('§3.1 there is no acta while the turno lasts, to its last millisecond; the refusal says until when', async () => {
  await desk.freezeClock(addDuration(CLOSES_AT, durationMs(-1)))
  const notOver = { ok: false, refusal: 'TURNO_NOT_OVER', detail: { until: toIso(CLOSES_AT) } }
  expect(await desk.sign(await desk.first())).toEqual(notOver)
  expect(await observeActa(desk.services, await desk.first(), desk.at(), 'Sin novedad.')).toEqual(notOver)
  expect(await frozen()).toBeUndefined()
  expect(await audited('turno.signActa')).toEqual([])
})

test('§3.1 only a supervisor of the sede signs, and only where somebody was expected', async () => {
  await desk.freezeClock(CLOSES_AT)
  expect(await desk.sign(await desk.admin())).toMatchObject({ refusal: 'NOT_YOUR_SEDE' })
  expect(await desk.sign(await desk.stranger())).toMatchObject({ refusal: 'NOT_YOUR_SEDE' })
  const nowhere = { turnoId: testUuid('no turno'), sedeCode: 'B' }
  expect(
    await signActa(desk.services, await desk.stranger(), nowhere, {
      shown: 'x',
      password: PASSWORD,
      address: ADDRESS,
    })
  ).toMatchObject({ refusal: 'ROSTER_EMPTY' })
})

test('§3.1 a wrong password signs nothing, and counts with the failed sign-ins of account and address', async () => {
  const supervisor = await desk.first()
  const { rateLimits } = desk.services
  for (let time = 0; time < 10; time += 1) {
    expect(await desk.sign(supervisor, 'A', 'otra')).toMatchObject({ refusal: 'PASSWORD_WRONG' })
  }
  expect(await desk.sign(supervisor)).toMatchObject({ refusal: 'SIGN_IN_RATE_LIMITED' })
  expect(await rateLimits.admitSignIn(supervisor.matricula, ADDRESS)).toMatchObject({
    refusal: 'SIGN_IN_RATE_LIMITED',
  })
  await rateLimits.forgiveFailures(supervisor.matricula, ADDRESS)
  expect(await frozen()).toBeUndefined()
})

test('§3.1 what was read is what is signed: an observation in between asks for another reading', async () => {
  const supervisor = await desk.first()
  const shown = await desk.shown(supervisor)
  expect(await observeActa(desk.services, await desk.other(), desk.at(), ' El aula 3 abrió tarde. ')).toMatchObject({
    ok: true,
  })
  expect(
    await signActa(desk.services, supervisor, desk.at(), { shown, password: PASSWORD, address: ADDRESS })
  ).toMatchObject({ refusal: 'ACTA_CHANGED' })
  expect(await frozen()).toBeUndefined()
  expect(await closeActa(desk.services, supervisor, desk.at(), 'Sin firmas')).toMatchObject({
    refusal: 'ACTA_UNSIGNED',
  })
})

test('§3.1 the first signature closes what is due, states each candidate once and freezes it by its hash', async () => {
  const shown = await desk.shown(await desk.first())
  expect(await desk.sign(await desk.first())).toEqual({ ok: true, value: 'signing' })
  const acta = await frozen()
  expect(acta).toMatchObject({ sha256: shown, frozenAt: CLOSES_AT })
  expect(sha256Hex(acta?.content ?? '')).toBe(shown)
  const content = readActaText(acta?.content ?? '')
  expect(content?.entries.map(({ state }) => state).sort()).toEqual([
    'absent',
    'absent',
    'cancelled',
    'closed',
    'denied',
    'handedIn',
  ])
  expect(content?.onDuty.map(({ matricula }) => matricula)).toEqual(['SUPA', 'SUPA2'])
  expect(content?.gaps).toEqual([{ from: expect.any(Number) as number, until: content?.charges[0]?.since }])
  expect(await audited('turno.signActa')).toMatchObject([
    { actor_role: 'supervisor', payload: { sedeCode: 'A', sha256: shown } },
  ])
  expect(await stored()).toBeUndefined()
})

test('§3.1 from then on nothing is added to what it states, by the app or in its database', async () => {
  const supervisor = await desk.first()
  const issued = { ok: false, refusal: 'ACTA_ISSUED' }
  const report = { category: 'proctor', note: 'Llegué tarde.' } as const
  expect(await recordIncident(desk.services, supervisor, { attemptId: attempt(0).id, report })).toEqual(issued)
  expect(
    await recordExit(desk.services, supervisor, {
      attemptId: attempt(0).id,
      report: { reason: 'health', note: '' },
    })
  ).toEqual(issued)
  expect(await observeActa(desk.services, supervisor, desk.at(), 'Algo más.')).toEqual(issued)
  expect(await openDesk(desk.services, await desk.other(), desk.at())).toEqual(issued)
  expect(
    await forceCharge(desk.services, await desk.admin(), desk.at(), { to: desk.second.personId, reason: 'x' })
  ).toEqual(issued)
  const {
    owner: { sql },
    turnoId,
    second: { personId },
  } = desk
  await expect(sql`insert into sitting_incident (attempt_id, category, note, at, by_id)
    select id, 'proctor', 'x', efiser_now(), ${personId} from attempt
    where id = ${attempt(0).id}`).rejects.toMatchObject({ constraint_name: 'sitting_incident_before_acta' })
  await expect(
    sql`insert into acta_observation (turno_id, sede_code, text, by_id) values (${turnoId}, 'A', 'x', ${personId})`
  ).rejects.toMatchObject({ constraint_name: 'acta_observation_before_acta' })
  await expect(sql`update sede_outage set until = since, ended_by = ${personId}`).rejects.toMatchObject({
    constraint_name: 'sede_outage_before_acta',
  })
  await expect(sql`insert into desk_charge (turno_id, sede_code, person_id, how, reason, by_id)
    values (${turnoId}, 'A', ${personId}, 'forced', 'x', ${personId})`).rejects.toMatchObject({
    constraint_name: 'desk_charge_before_acta',
  })
})

test('§3.1 the last signature completes it, with a file that says who signed what and when', async () => {
  expect(await desk.sign(await desk.first())).toMatchObject({ refusal: 'ALREADY_SIGNED' })
  await desk.freezeClock(addDuration(CLOSES_AT, minutes(5)))
  expect(await desk.sign(await desk.other())).toEqual({ ok: true, value: 'complete' })
  const acta = await frozen()
  const file = await stored()
  expect(file).toMatchObject({ at: addDuration(CLOSES_AT, minutes(5)) })
  expect(sha256Hex(file?.bytes ?? Buffer.alloc(0))).toBe(file?.sha256)
  expect((await listSignatures(desk.app.db, desk.at())).map(({ matricula, at }) => [matricula, at])).toEqual([
    ['SUPA', CLOSES_AT],
    ['SUPA2', addDuration(CLOSES_AT, minutes(5))],
  ])
  expect(await audited('turno.issueActa')).toEqual([
    {
      action: 'turno.issueActa',
      actor_role: 'supervisor',
      payload: {
        sedeCode: 'A',
        sha256: acta?.sha256,
        fileSha256: file?.sha256,
        reasonSha256: null,
        counts: { expected: 6, present: 3, denied: 1, absent: 2, handedIn: 1, closed: 1, cancelled: 1 },
      },
    },
  ])
  const { text } = await readPdf(file?.bytes ?? Buffer.alloc(0))
  for (let index = 0; index < 6; index += 1) expect(text).toContain(`F-${String(10000 + index)}`)
  expect(text).not.toContain('F-10006')
  for (const told of [
    'La olvidé en casa.',
    'Equipo, red o luz',
    'Se cambió el ratón.',
    'Sin identificación oficial',
    'Mostró una copia.',
    'Usó un teléfono.',
    'Sin solicitud impresa',
    'Mostró otra',
    'Náusea',
    'Enlace caído',
    'Sin fin declarado',
    'El aula 3 abrió tarde.',
    'Abrió la mesa',
    'Nombre Apellido SUPA SUPA 11:00:00',
    'Luis Zapata SUPA2 11:05:00',
  ])
    expect(text).toContain(told)
  expect(text.replaceAll(' ', '')).toContain(acta?.sha256)
  expect(await verifyAudit(desk.app.db)).toMatchObject({ whole: true })
})

test('§3.1 a complete acta takes nothing more and does not change, whoever tries', async () => {
  expect(await desk.sign(await desk.other())).toMatchObject({ refusal: 'ACTA_COMPLETE' })
  expect(await closeActa(desk.services, await desk.first(), desk.at(), 'x')).toMatchObject({
    refusal: 'ACTA_COMPLETE',
  })
  const {
    owner: { sql },
  } = desk
  for (const table of ['acta', 'acta_duty', 'acta_signature', 'acta_completion', 'acta_observation']) {
    await expect(sql`update ${sql(table)} set sede_code = 'B'`).rejects.toMatchObject({
      constraint_name: `${table}_append_only`,
    })
    await expect(sql`delete from ${sql(table)}`).rejects.toMatchObject({ constraint_name: `${table}_append_only` })
  }
})

test('§3.1 signed at once by two, it is one acta with one content, and both signatures are there', async () => {
  const small = await startDeskSitting({ attempts: 2 })
  await small.startClock(addDuration(OPENS_AT, minutes(-10)))
  const [first, other] = [await small.first(), await small.other()]
  await openDesk(small.services, first, small.at())
  await forceCharge(small.services, await small.admin(), small.at(), { to: small.second.personId, reason: 'Enferma' })
  await small.freezeClock(CLOSES_AT)
  // Who reads the end of the turno while another records it waits for that record.
  const reading = await small.owner.sql.begin(async (trx) => {
    await trx`select 1 from attempt where id = ${nth(small.attempts, 0).id} for update`
    const read = small.shown(first)
    expect(await Promise.race([read, pause(200, 'waits')])).toBe('waits')
    return { read }
  })
  expect(await reading.read).toBe(await small.shown(first))
  // The desk is held until both stand before it with their passwords checked: then they go on at the same moment.
  const { signing } = await small.owner.sql.begin(async (trx) => {
    await trx`select lock_desk(${small.turnoId}::uuid, 'A')`
    const started = [small.sign(first), small.sign(other)]
    for (;;) {
      const waiting = await trx`select 1 from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`
      if (waiting.length === 2) return { signing: started }
      await pause(20)
    }
  })
  const answers = await Promise.all(signing)
  expect(answers.map((one) => (one.ok ? one.value : one.refusal)).sort()).toEqual(['complete', 'signing'])
  expect(await small.owner.sql`select count(*)::int as count from acta`).toMatchObject([{ count: 1 }])
  expect(await listSignatures(small.app.db, small.at())).toHaveLength(2)
  await small.close()
})

test('§3.1 who is in charge closes it with the reason when a signature is missing; the file says both', async () => {
  const small = await startDeskSitting({ attempts: 2 })
  await small.startClock(addDuration(OPENS_AT, minutes(-10)))
  const [first, other] = [await small.first(), await small.other()]
  await openDesk(small.services, first, small.at())
  await denyCandidate(small.services, other, {
    attemptId: nth(small.attempts, 0).id,
    denial: { reason: 'INFECTIOUS_DISEASE', note: '' },
  })
  await small.freezeClock(CLOSES_AT)
  expect(await small.sign(other)).toMatchObject({ value: 'signing' })
  expect(await closeActa(small.services, other, small.at(), 'Prisa')).toMatchObject({ refusal: 'NOT_IN_CHARGE' })
  expect(await closeActa(small.services, first, small.at(), ' ')).toMatchObject({ refusal: 'CLOSING_NEEDS_REASON' })
  expect(await closeActa(small.services, first, small.at(), 'Se cayó la red al firmar.')).toMatchObject({ ok: true })
  const { text } = await readPdf((await readActaFile(small.app.db, small.at()))?.bytes ?? Buffer.alloc(0))
  expect(text).toContain('No firmó')
  expect(text).toContain('Se cayó la red al firmar.')
  await small.close()
})

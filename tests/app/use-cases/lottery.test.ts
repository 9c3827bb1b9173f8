/** The lottery and the audit package over a real database: what the acts refuse, and what the database refuses itself. */
import { spawnSync } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyPackageFile } from '#app/cli/verify-package.ts'
import type { Actor } from '#app/http/actor.ts'
import { describeLottery } from '#app/selection/describe-lottery.ts'
import { readOwnProof } from '#app/selection/own-proof.server.ts'
import type { CoreServices } from '#app/services.server.ts'
import { askForFallback, recordBeaconRound } from '#app/use-cases/draw-lottery.server.ts'
import { freezeSelection } from '#app/use-cases/freeze-selection.server.ts'
import { runFrozenSelection } from '#app/use-cases/run-selection.server.ts'
import { openDatabase } from '#db/client.ts'
import { readPackageBytes } from '#db/queries/audit-packages.ts'
import { readNow } from '#db/queries/clock.ts'
import { findLottery } from '#db/queries/lotteries.ts'
import { addDuration, durationMs, instant, minutes } from '#exam-engine/kernel/time.ts'
import { unzipPackage } from '#scoring/audit-package/zip.ts'
import { testRound } from '#scoring/lottery/test-beacon.ts'
import { verifyPackage } from '#scoring/verify-package/verify-package.ts'
import { createDemoDatabase, findByRole, type DemoDatabase } from '#tests/factories/demo-database.ts'
import { demand, DEMO_FREEZE, drawLottery, markEverything, publishRun } from '#tests/factories/published-selection.ts'
import { sitExam } from '#tests/factories/sat-exam.ts'
import { selectionServices } from '#tests/factories/selection-services.ts'

let demo: DemoDatabase
let services: CoreServices
let admin: Actor
let other: Actor
let runId = ''

beforeAll(async () => {
  demo = await createDemoDatabase()
  services = await selectionServices(demo.database)
  admin = await demo.actorOf(await findByRole(demo, 'admin'))
  other = await demo.actorOf(await findByRole(demo, 'supervisor'))
  await sitExam(demo, 'Gineco obstetricia', 4)
  await markEverything(demo)
}, 120_000)

afterAll(() => demo.drop())

async function lotteryOf(id: string) {
  const row = await findLottery(demo.database.db, id)
  if (row === undefined) throw new Error('no lottery')
  return describeLottery(row, await readNow(demo.database.db))
}

test('§4.3 the freeze commits the lottery in the same act, before the beacon, and the audit says so', async () => {
  expect(await freezeSelection(services, admin, { ...DEMO_FREEZE, beaconFrom: addDuration(await readNow(demo.database.db), minutes(9)) }))
    .toMatchObject({ refusal: 'BEACON_TOO_SOON' })
  expect(await freezeSelection({ ...services, demo: false }, admin, DEMO_FREEZE)).toMatchObject({ refusal: 'TEST_BEACON_ONLY_IN_DEMO' })
  runId = demand(await freezeSelection(services, admin, { ...DEMO_FREEZE, reason: null }))
  const lottery = await lotteryOf(runId)
  expect(lottery).toMatchObject({ number: 1, phase: 'waiting', drawn: null })
  expect(lottery.committedAt).toBeLessThan(lottery.beaconAt)
  const { payload } = await demo.database.db.selectFrom('audit_event').select('payload')
    .where('action', '=', 'selection.freeze').where('subject_id', '=', runId).executeTakeFirstOrThrow()
  expect(JSON.parse(payload)).toMatchObject({
    inputSha256: lottery.commitment.frozenInputSha256, lotteryCommitmentSha256: lottery.commitmentSha256,
  })
})

test('the secret stands nowhere in plain sight before the beacon', async () => {
  const row = await demo.database.db.selectFrom('lottery').selectAll().where('run_id', '=', runId).executeTakeFirstOrThrow()
  expect(row).toMatchObject({ secret: null, seed: null })
  expect(row.sealed_secret.length).toBe(32 + 28)
  expect(services.papers.secrets.open(row.sealed_secret, 'lottery of another run')).toBeNull()
})

test('a second freeze needs a reason, which everybody reads', async () => {
  expect(await freezeSelection(services, admin, { ...DEMO_FREEZE, reason: null })).toMatchObject({ refusal: 'FREEZE_REASON_MISSING' })
})

test('nothing runs and nothing is drawn before the beacon; then by its own round only, once', async () => {
  const { beaconAt, commitment: { beacon } } = await lotteryOf(runId)
  const draw = (round = testRound(beacon.round)) => recordBeaconRound(services, admin, { runId, source: 'beacon', round })
  expect(await runFrozenSelection(services, admin, runId)).toMatchObject({ refusal: 'LOTTERY_NOT_DRAWN' })
  await demo.moveTo(addDuration(beaconAt, durationMs(-5_000)))
  expect(await draw()).toMatchObject({ refusal: 'BEACON_NOT_YET' })
  await demo.moveTo(beaconAt)
  expect(await askForFallback(services, admin, { runId, reason: 'No responde' })).toMatchObject({ refusal: 'FALLBACK_NOT_DUE' })
  expect(await draw(testRound(beacon.round + 1))).toMatchObject({ refusal: 'BEACON_ROUND_WRONG' })
  expect(await draw({ ...testRound(1), round: beacon.round })).toMatchObject({ refusal: 'BEACON_SIGNATURE_WRONG' })
  const drawn = await Promise.all([draw(), draw()])
  expect(drawn.map((one) => (one.ok ? 'ok' : one.refusal)).sort()).toEqual(['LOTTERY_ALREADY_DRAWN', 'ok'])
  expect((await lotteryOf(runId)).phase).toBe('drawn')
})

test('the fallback takes two persons and its own moment', async () => {
  const second = demand(await freezeSelection(services, admin, DEMO_FREEZE))
  const { fallbackAt, commitment: { fallback } } = await lotteryOf(second)
  const draw = (by: Actor) => recordBeaconRound(services, by, { runId: second, source: 'fallback', round: testRound(fallback.round) })
  await demo.moveTo(fallbackAt)
  expect(await draw(other)).toMatchObject({ refusal: 'FALLBACK_NOT_ASKED' })
  demand(await askForFallback(services, admin, { runId: second, reason: 'La red del faro no responde desde ayer' }))
  expect(await askForFallback(services, other, { runId: second, reason: 'Otra vez' })).toMatchObject({ refusal: 'FALLBACK_ALREADY_ASKED' })
  expect(await draw(admin)).toMatchObject({ refusal: 'FALLBACK_NEEDS_SECOND_PERSON' })
  expect(await draw(other)).toMatchObject({ ok: true })
})

test('another master key cannot open the secret, and nothing is drawn', async () => {
  const third = demand(await freezeSelection(services, admin, DEMO_FREEZE))
  const { beaconAt, commitment: { beacon } } = await lotteryOf(third)
  await demo.moveTo(beaconAt)
  const without = { ...services, papers: { secrets: { ...services.papers.secrets, open: () => null } } } as unknown as CoreServices
  expect(await recordBeaconRound(without, admin, { runId: third, source: 'beacon', round: testRound(beacon.round) }))
    .toMatchObject({ refusal: 'LOTTERY_SECRET_LOST' })
})

test.each([
  ['lottery_commitment_fixed', `update lottery set number = 9`],
  ['lottery_commitment_fixed', `update lottery set beacon_at = beacon_at - interval '1 day', committed_at = committed_at - interval '2 days'`],
  ['lottery_append_only', `delete from lottery`],
  ['lottery_step_known', `update lottery set state = 'committed' where state = 'drawn'`],
  ['lottery_committed_now', `insert into lottery select l.*
    from lottery l where l.number = 1`],
  ['selection_ledger_append_only', `update selection_ledger set inputs = '{}'`],
])('the database itself holds %s', async (constraint, statement) => {
  const owner = openDatabase({ url: demo.ownerUrl, max: 1 })
  try {
    await expect(owner.sql.unsafe(statement)).rejects.toMatchObject({ constraint_name: constraint })
  } finally {
    await owner.close()
  }
})

test('a commitment at or after its beacon\'s moment is refused by the database', async () => {
  const owner = openDatabase({ url: demo.ownerUrl, max: 1 })
  try {
    // Both moments of one reading: between two the millisecond may end.
    const copy = (beaconAt: string) => owner.sql.unsafe(`with clock as materialized (
      select date_trunc('milliseconds', efiser_now()) as now) insert into lottery (run_id, convocatoria_id, number, commitment,
      commitment_sha256, frozen_input_sha256, secret_sha256, sealed_secret, committed_at, committed_by, chain, beacon_at,
      fallback_at) select run_id, convocatoria_id, 77, commitment, commitment_sha256, frozen_input_sha256, secret_sha256,
      sealed_secret, clock.now, committed_by, chain, ${beaconAt},
      clock.now + interval '2 days' from lottery, clock where number = 1`)
    await expect(copy('clock.now')).rejects.toMatchObject({ constraint_name: 'lottery_committed_before_beacon' })
    await expect(copy(`clock.now + interval '1 hour'`)).rejects.toMatchObject({ constraint_name: 'lottery_pkey' })
  } finally {
    await owner.close()
  }
})

test('§4.1 §5.20 the run leaves a signed package that verifies from its file alone, in another process', async () => {
  demand(await runFrozenSelection(services, admin, runId))
  const stored = await readPackageBytes(demo.database.db, runId)
  const file = path.join(await mkdtemp(path.join(tmpdir(), 'efiser-package-')), 'paquete.zip')
  await writeFile(file, stored?.bytes ?? Buffer.of())
  const { keyId } = await services.signing.current('auditPackage')
  const verify = (...more: string[]) => spawnSync(process.execPath,
    ['app/cli/efiser.ts', 'verify', '--package', file, '--key-id', keyId, ...more], { encoding: 'utf8' })
  const accepted = verify('--accept-test-beacon')
  expect(accepted.stdout).toContain('Pares que bloquean: 0')
  expect(accepted.stdout).toContain('El paquete coincide en todo.')
  expect(accepted.status).toBe(0)
  expect(verify()).toMatchObject({ status: 1, stdout: expect.stringContaining('FARO DE PRUEBA') as string })
  expect(await verifyPackageFile({ package: `${file}.nada` })).toBe(2)
}, 60_000)

test('nothing in the package leads to a person: no folio, matrícula, CURP, name, mail, DOI or id of the database', async () => {
  const stored = await readPackageBytes(demo.database.db, runId)
  const files = unzipPackage(stored?.bytes ?? Buffer.of())
  if (!files.ok) throw new Error(files.refusal)
  const text = Object.values(files.value).map((bytes) => Buffer.from(bytes).toString('utf8')).join('\n')
  const people = await demo.database.db.selectFrom('candidate').innerJoin('person', 'person.id', 'candidate.person_id')
    .select(['candidate.id', 'person.id as person_id', 'candidate.folio', 'person.matricula', 'person.curp', 'person.email']).execute()
  // Eight digits stand within one hash of a few thousand by chance: a matrícula is sought as a word.
  const words = new Set(text.split(/[^0-9A-Za-z]+/))
  for (const { matricula, ...person } of people) {
    expect(words.has(matricula)).toBe(false)
    for (const trace of Object.values(person)) expect(text).not.toContain(trace)
  }
  const articles = await demo.database.db.selectFrom('publication').select('doi').execute()
  expect(articles.length).toBeGreaterThan(0)
  for (const { doi } of articles) expect(text).not.toContain(doi)
})

test('§5.1 a resident has the own proof once results are open, nobody else\'s, and it holds against the package', async () => {
  const { db } = demo.database
  const own = await db.selectFrom('selection_leaf').innerJoin('candidate', 'candidate.id', 'selection_leaf.candidate_id')
    .select(['candidate.person_id', 'selection_leaf.leaf']).where('selection_leaf.run_id', '=', runId)
    .orderBy('selection_leaf.leaf').executeTakeFirstOrThrow()
  expect(await readOwnProof(db, own.person_id)).toBeNull()
  await publishRun(demo, runId)
  const opensAt = instant('2024-02-09T16:00:00-06:00')
  await demo.moveTo(addDuration(opensAt, durationMs(-60_000)))
  expect(await readOwnProof(db, own.person_id)).toBeNull()
  await demo.moveTo(addDuration(opensAt, durationMs(1)))
  const proof = await readOwnProof(db, own.person_id)
  const stored = await readPackageBytes(db, runId)
  const report = demand(verifyPackage(stored?.bytes ?? Buffer.of(), { trusted: null, acceptTestBeacon: true }))
  const { verifyInclusion } = await import('#scoring/verify-package/verify-inclusion.ts')
  expect(demand(verifyInclusion(Buffer.from(JSON.stringify(proof)), report)).leafIndex).toBe(own.leaf)
  expect(await readOwnProof(db, admin.personId)).toBeNull()
  const closesAt = instant('2024-02-12T10:00:00-06:00')
  await demo.moveTo(addDuration(closesAt, durationMs(-60_000)))
  expect(await readOwnProof(db, own.person_id)).not.toBeNull()
  await demo.moveTo(addDuration(closesAt, durationMs(1)))
  expect(await readOwnProof(db, own.person_id)).toBeNull()
})

test.each([
  `update audit_package set sha256 = repeat('a', 64)`,
  `delete from audit_package`,
  `update selection_leaf set salt = decode(repeat('00', 16), 'hex')`,
  `update lottery set seed = repeat('a', 64) where state = 'drawn'`,
  `update lottery set commitment = '{}'`,
])('the app\'s role cannot: %s', async (statement) => {
  await expect(demo.database.sql.unsafe(statement)).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|23\d{3})$/) as string })
})

test('a lottery waits for nobody: one that is drawn twice says so', async () => {
  await expect(drawLottery(demo, runId)).rejects.toThrow('LOTTERY_ALREADY_DRAWN')
})

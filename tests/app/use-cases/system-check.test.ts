/** Who checks machines for which sede, what is stored of it, and how long a machine counts as certified. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCheckAccess, type CheckAccess } from '#app/system-check/check-access.server.ts'
import { CERTIFIED_DAYS } from '#app/system-check/check-limits.ts'
import { endCheckPass, issueCheckPass } from '#app/use-cases/issue-check-pass.server.ts'
import { recordMachineCheck } from '#app/use-cases/record-machine-check.server.ts'
import { readNow } from '#db/queries/clock.ts'
import { listMachines, summarizeMachines } from '#db/queries/machine-checks.ts'
import { addDuration, hours, instant } from '#exam-engine/kernel/time.ts'
import { createDemoDatabase, findByRole, type DemoDatabase } from '#tests/factories/demo-database.ts'
import { goodMachine } from '#tests/app/system-check/good-machine.ts'

const HERE = 'HE-CMNSXXI'
const THERE = 'HGR1-TIJ'

let demo: DemoDatabase
let access: CheckAccess

beforeAll(async () => {
  demo = await createDemoDatabase()
  access = {
    origin: 'staff', passId: null, personId: await findByRole(demo, 'supervisor', HERE), name: 'S',
    sedes: [{ code: HERE, name: 'H', city: 'C', zone: 'America/Mexico_City' }],
  }
}, 60_000)
afterAll(() => demo.drop())

const result = (change: Partial<Parameters<typeof recordMachineCheck>[2]> = {}) => ({
  id: randomUUID(), deviceId: randomUUID(), sedeCode: HERE, label: 'Equipo 1', measurements: goodMachine(), ...change,
})
const services = () => ({ database: demo.database })
const figures = async () => {
  const found = (await summarizeMachines(demo.database.db, CERTIFIED_DAYS)).find(({ sedeCode }) => sedeCode === HERE)
  return { machines: found?.machines, certified: found?.certified, failing: found?.failing }
}

test('a result is stored once, as the server judges it, and for the own sede only', async () => {
  const bad = goodMachine({ storageMs: null })
  const sent = result({ measurements: bad, label: 'Una vez' })
  expect(await recordMachineCheck(services(), access, sent)).toMatchObject({ ok: true, value: { result: 'fail' } })
  expect(await recordMachineCheck(services(), access, sent)).toMatchObject({ ok: true })
  const rows = await listMachines(demo.database.db, HERE)
  expect(rows).toMatchObject([{ label: 'Una vez', result: 'fail', measurements: bad }])
  expect(await recordMachineCheck(services(), access, result({ sedeCode: THERE })))
    .toEqual({ ok: false, refusal: 'NOT_YOUR_SEDE' })
  expect(await listMachines(demo.database.db, THERE)).toEqual([])
})

test('the last result of a machine counts, and what a candidate measured certifies nothing', async () => {
  const before = await figures()
  const deviceId = randomUUID()
  await recordMachineCheck(services(), access, result({ deviceId }))
  expect(await figures()).toEqual({ ...before, machines: (before.machines ?? 0) + 1, certified: (before.certified ?? 0) + 1 })
  await recordMachineCheck(services(), access, result({ deviceId, measurements: goodMachine({ save: null }) }))
  expect(await figures()).toEqual({ ...before, machines: (before.machines ?? 0) + 1, failing: (before.failing ?? 0) + 1 })
  const between = await figures()
  await recordMachineCheck(services(), { ...access, origin: 'candidate' }, result())
  expect(await figures()).toEqual(between)
})

test('a machine is certified until its days are over', async () => {
  const deviceId = randomUUID()
  await recordMachineCheck(services(), access, result({ deviceId, label: 'Con fecha' }))
  const at = (await listMachines(demo.database.db, HERE)).find(({ label }) => label === 'Con fecha')?.at ?? instant(0)
  const end = addDuration(at, hours(CERTIFIED_DAYS * 24))
  const { certified = 0 } = await figures()
  expect(certified).toBeGreaterThan(0)
  await demo.moveTo(instant(end - 30_000))
  expect((await figures()).certified).toBeGreaterThan(0)
  // The clock is set to within a millisecond.
  await demo.moveTo(instant(end + 10))
  expect((await figures()).certified).toBe(0)
  await demo.moveTo(at)
})

test('a code is given and ended by the staff of its sede alone, with its rows in the audit', async () => {
  const supervisor = await demo.actorOf(await findByRole(demo, 'supervisor', HERE))
  const admin = await demo.actorOf(await findByRole(demo, 'admin'))
  expect(await issueCheckPass(services(), supervisor, THERE)).toEqual({ ok: false, refusal: 'NOT_YOUR_SEDE' })
  expect(await issueCheckPass(services(), admin, HERE)).toEqual({ ok: false, refusal: 'NOT_YOUR_SEDE' })
  const issued = await issueCheckPass(services(), supervisor, HERE)
  if (!issued.ok) throw new Error(issued.refusal)
  expect(issued.value.until).toBeGreaterThan(await readNow(demo.database.db))
  expect(await endCheckPass(services(), await demo.actorOf(await findByRole(demo, 'supervisor', THERE)), HERE))
    .toEqual({ ok: false, refusal: 'NOT_YOUR_SEDE' })
  expect(await endCheckPass(services(), supervisor, HERE)).toMatchObject({ ok: true })
  const acts = await demo.database.db.selectFrom('audit_event').select('action').where('action', 'like', 'check.%')
    .orderBy('seq').execute()
  expect(acts.map(({ action }) => action)).toEqual(['check.issuePass', 'check.endPass'])
})

test('nobody has access without a session or a code', async () => {
  expect(await readCheckAccess(demo.database, null)).toBeNull()
  expect(await readCheckAccess(demo.database, 'efiser-comprobacion=%%%; efiser=x')).toBeNull()
})

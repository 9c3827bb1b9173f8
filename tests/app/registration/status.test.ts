// The status of real residents of the demonstration, and who printed inside the window.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isForTheDesk } from '#app/registration/first-print.server.ts'
import { readStatus } from '#app/registration/read-status.server.ts'
import { openDatabase, type Database } from '#db/client.ts'
import { listUnprinted } from '#db/queries/registration-versions.ts'
import { addDuration, hours, instant } from '#exam-engine/kernel/time.ts'
import { createDemoDatabase, type DemoDatabase } from '#tests/factories/demo-database.ts'

const CLOSES = instant('2024-01-17T10:00:00-06:00')

let demo: DemoDatabase
let owner: Database
beforeAll(async () => {
  demo = await createDemoDatabase()
  owner = openDatabase({ url: demo.ownerUrl, max: 1 })
}, 120_000)
afterAll(async () => {
  await owner.close()
  await demo.drop()
})

const idOf = async (column: 'email' | 'folio', value: string) => (await demo.database.db.selectFrom('person')
  .leftJoin('candidate', 'candidate.person_id', 'person.id').select('person.id')
  .where(column, '=', value).executeTakeFirstOrThrow()).id
const statesOf = async (personId: string) => Object.fromEntries(
  (await readStatus(demo.database.db, personId))?.status.steps.map(({ key, state }) => [key, state]) ?? [])

test('§2.1 C the coordination sees who has not printed, before the close and after it', async () => {
  const convocatoria = await demo.database.db.selectFrom('convocatoria').select('id').executeTakeFirstOrThrow()
  const unprinted = await listUnprinted(demo.database.db, convocatoria.id, CLOSES)
  expect(unprinted).toHaveLength(10)
  expect(unprinted[0]).toMatchObject({ folio: 'R-000040', printedAt: null })
})

test('§2.1 C who never printed is told, and sent to the desk only where the parameter says so, after the close', async () => {
  const person = await idOf('folio', 'R-000040')
  const printed = await idOf('folio', 'R-000002')
  await demo.moveTo(addDuration(CLOSES, hours(-1)))
  expect((await statesOf(person))['print']).toBe('due')
  await owner.db.updateTable('convocatoria').set({ late_first_print: 'desk' }).execute()
  expect(await isForTheDesk(demo.database.db, person)).toBe(false)
  await demo.moveTo(CLOSES)
  expect((await statesOf(person))['print']).toBe('missed')
  expect([await isForTheDesk(demo.database.db, person), await isForTheDesk(demo.database.db, printed)]).toEqual([true, false])
  await owner.db.updateTable('convocatoria').set({ late_first_print: 'allowed' }).execute()
  expect(await isForTheDesk(demo.database.db, person)).toBe(false)
})

test('a resident without a version and one with sees the own steps; who is not on the roster sees none', async () => {
  await demo.moveTo(addDuration(CLOSES, hours(-1)))
  expect(await statesOf(await idOf('email', 'registro1@efiser.demo'))).toEqual({
    version: 'due', publications: 'optional', print: 'ahead', grade: 'due', enarm: 'ahead', sede: 'ahead', exam: 'ahead',
    results: 'ahead', acceptance: 'ahead',
  })
  expect(await statesOf(await idOf('folio', 'R-000002'))).toMatchObject({
    version: 'done', print: 'done', grade: 'done', enarm: 'done', sede: 'done', exam: 'ahead',
  })
  expect(await readStatus(demo.database.db, await idOf('email', 'admin1@efiser.demo'))).toBeNull()
})

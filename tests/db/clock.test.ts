import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase, type Database } from '#db/client.ts'
import { isDemoDatabase, moveClock, readNow } from '#db/queries/clock.ts'
import { instant } from '#exam-engine/kernel/time.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/test-database.ts'

const TARGET = instant('2024-01-29T09:00:00-06:00')
let created: TestDatabase
let app: Database
let owner: Database

beforeAll(async () => {
  created = await createTestDatabase()
  app = openDatabase({ url: created.appUrl, max: 2 })
  owner = openDatabase({ url: created.ownerUrl, max: 1 })
})

afterAll(async () => {
  await app.close()
  await owner.close()
  await created.drop()
})

const move = () => app.db.transaction().execute((trx) => moveClock(trx, TARGET))

test('without the demo marker the clock cannot be moved, by the app or by the owner', async () => {
  expect(await isDemoDatabase(app.db)).toBe(false)
  await expect(move()).rejects.toMatchObject({ constraint_name: 'demo_clock_only_in_demo' })
  await expect(owner.sql`update demo_clock set offset_ms = 1`).rejects.toMatchObject({
    constraint_name: 'demo_clock_only_in_demo',
  })
})

test('the app cannot make its database a demo', async () => {
  await expect(app.sql`insert into demo_marker (seed) values ('x')`).rejects.toThrow('permission denied')
})

test('in a demo the clock moves, runs on from there, and everything reads it', async () => {
  await owner.sql`insert into demo_marker (seed) values ('test')`
  await move()
  const first = await readNow(app.db)
  const second = await readNow(app.db)
  expect(first).toBeGreaterThanOrEqual(TARGET - 1)
  expect(first - TARGET).toBeLessThan(60_000)
  expect(second).toBeGreaterThanOrEqual(first)
})

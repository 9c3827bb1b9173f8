import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#tests/setup/test-database.ts'
import { runSchedules } from './run-schedules.ts'
import { openWorld, type World } from './world.ts'

const RUNS = 100
const WORKERS = 20

let created: TestDatabase
let world: World

beforeAll(async () => {
  created = await createTestDatabase()
  world = await openWorld(created, RUNS + WORKERS)
})
afterAll(async () => {
  await world.close()
  await created.drop()
})

test('a hundred random schedules of candidate, supervisor, network and server keep the invariants of a sitting',
  { timeout: 240_000 }, async () => {
    const report = await runSchedules(world, { runs: RUNS, workers: WORKERS, seed: 20261126, withinMs: 120_000 })
    expect(report.failure).toBeNull()
    expect(report.ran).toBeGreaterThanOrEqual(RUNS)
    expect(report.acked).toBeGreaterThan(RUNS)
  })

import { afterAll, beforeAll, expect, test } from 'vitest'
import { postgresKilled } from './faults/postgres-killed.ts'
import { serverKilled } from './faults/server-killed.ts'
import { startPostgres, type FaultyPostgres } from './harness/postgres.ts'
import { runFault } from './harness/run-fault.ts'

// The short version of `npm run faults`: the same program, two faults, fewer candidates.
const CANDIDATES = 30

let postgres: FaultyPostgres

beforeAll(async () => { postgres = await startPostgres() })
afterAll(() => postgres.end())

test.for([serverKilled, postgresKilled])(
  'amid candidates who answer, $name: everything acknowledged is stored, marked, and in whole chains',
  { timeout: 120_000 }, async (fault) => {
    const report = await runFault(fault, postgres, CANDIDATES)
    expect(report).toMatchObject({ lost: 0, faults: [] })
    expect(report).toHaveProperty('acked')
    if ('acked' in report) expect(report.acked).toBeGreaterThan(CANDIDATES * 3)
  })

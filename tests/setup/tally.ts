/**
 * Counts what the test runners' JSON reports say. Suspicious of them: a runner
 * that failed without a failed test, or ran none, has failed once.
 */
import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** `late`: passed at the second attempt only. */
export type Tally = { passed: number, failed: number, late?: number }

export const addTallies = (a: Tally, b: Tally): Tally => ({ passed: a.passed + b.passed, failed: a.failed + b.failed })

const vitestReport = z.object({
  numPassedTests: z.int(),
  numFailedTests: z.int(),
  // A file that could not be loaded has no tests, only a status.
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) })),
})

const playwrightReport = z.object({
  stats: z.object({ expected: z.int(), unexpected: z.int(), flaky: z.int(), skipped: z.int() }),
  errors: z.array(z.unknown()),
})

function readReport<T>(file: string, schema: z.ZodType<T>): T | null {
  try {
    return schema.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

function settle(tally: Tally, ok: boolean): Tally {
  const silentFailure = tally.failed === 0 && (!ok || tally.passed === 0)
  return silentFailure ? { ...tally, failed: 1 } : tally
}

/** `ok`: whether vitest exited with 0. */
export function readVitestReport(file: string, ok: boolean): Tally {
  const report = readReport(file, vitestReport)
  if (report === null) return { passed: 0, failed: 1 }
  const unloaded = report.testResults.filter((result) =>
    result.status === 'failed' && !result.assertionResults.some((test) => test.status === 'failed')).length
  return settle({ passed: report.numPassedTests, failed: report.numFailedTests + unloaded }, ok)
}

/** `ok`: whether Playwright exited with 0. A test that passed only at its second attempt passed, and is said to be `late`. */
export function readPlaywrightReport(file: string, ok: boolean): Tally {
  const report = readReport(file, playwrightReport)
  if (report === null) return { passed: 0, failed: 1 }
  const { expected, unexpected, flaky } = report.stats
  return { ...settle({ passed: expected + flaky, failed: unexpected + report.errors.length }, ok), late: flaky }
}

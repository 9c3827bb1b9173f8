/**
 * Runs random schedules side by side on one world, each worker with a seed of its
 * own. A schedule that fails is given back as fast-check prints it: the commands
 * that it ran, and the seed to repeat it with.
 */
import fc from 'fast-check'
import { schedules } from './commands.ts'
import { checkInvariants } from './invariants.ts'
import { openModel, openReal, type Real } from './real.ts'
import { comeToRest } from './settle.ts'
import type { World } from './world.ts'

const COMMANDS = 20

export interface SchedulesReport {
  ran: number
  commands: number
  acked: number
  restarts: number
  seconds: number
  /** Null when all hold. */
  failure: string | null
}

interface ScheduleOptions {
  runs: number
  workers: number
  seed: number
  /** No further schedule is begun after it. */
  withinMs: number
}

export async function runSchedules(
  world: World, { runs, workers, seed, withinMs }: ScheduleOptions,
): Promise<SchedulesReport> {
  const from = performance.now()
  const report: SchedulesReport = { ran: 0, commands: 0, acked: 0, restarts: 0, seconds: 0, failure: null }
  const property = () => fc.asyncProperty(schedules(COMMANDS), async (commands) => {
    const model = openModel()
    let real: Real | null = null
    try {
      real = await openReal(world)
      await fc.asyncModelRun(() => ({ model, real: real as Real }), commands)
      await comeToRest(real)
      await checkInvariants(model, real)
      report.ran += 1
      report.commands += [...commands].length
      report.acked += real.record.acked.size
    } finally {
      real?.close()
    }
  })
  await Promise.all(Array.from({ length: workers }, async (_, worker) => {
    const outcome = await fc.check(property(), {
      seed: seed + worker, numRuns: Math.ceil(runs / workers), interruptAfterTimeLimit: withinMs,
      // What races is not found again every time: making it shorter would report another failure, or none.
      endOnFailure: true,
    })
    if (!outcome.failed || outcome.errorInstance === null) return
    const why = outcome.errorInstance instanceof Error ? outcome.errorInstance.message : String(outcome.errorInstance)
    report.failure ??= `${why}\n${fc.defaultReportMessage(outcome) ?? ''}`
  }))
  return { ...report, restarts: world.restarts, seconds: (performance.now() - from) / 1000 }
}

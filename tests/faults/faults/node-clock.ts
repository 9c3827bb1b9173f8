/**
 * The server's clock is an hour fast, and after a restart an hour slow; meanwhile
 * the deadline comes. By the database's clock alone it is decided what is in time:
 * nothing after it is stored, and nothing before it is refused.
 */
import { setTimeout as pause } from 'node:timers/promises'
import path from 'node:path'
import { instant } from '#exam-engine/kernel/time.ts'
import { CLOSES_AT } from '#tests/db/sitting/sitting-database.ts'
import type { Fault } from '../harness/fault.ts'

const HOUR_MS = 3_600_000
const UNTIL_DEADLINE_MS = 12_000

const shifted = (ms: number) => ({
  NODE_OPTIONS: `--import ${path.join(import.meta.dirname, '..', 'harness', 'shift-clock.ts')}`,
  EFISER_TEST_CLOCK_SHIFT_MS: String(ms),
})

export const nodeClock: Fault = {
  name: 'node clock ±1 h, deadline',
  environment: shifted(HOUR_MS),
  async inject({ sitting, crowd, killServer, startServer }) {
    const acked = () => crowd.reduce((sum, { record }) => sum + record.acked.size, 0)
    const before = acked()
    await pause(2000)
    if (acked() === before) throw new Error('a fast clock closes the exam')
    await killServer()
    await startServer(shifted(-HOUR_MS))
    await sitting.startClock(instant(CLOSES_AT - UNTIL_DEADLINE_MS))
  },
}

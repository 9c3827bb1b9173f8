/** PostgreSQL stands still with all its connections open, as on a stalled disk or a paused virtual machine. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Fault } from '../harness/fault.ts'

const FROZEN_MS = 12_000

export const postgresFrozen: Fault = {
  name: 'PostgreSQL frozen',
  async inject({ postgres }) {
    postgres.freeze()
    // Longer than a page waits for an answer: everything is sent again, and must not be stored twice.
    await pause(FROZEN_MS)
    postgres.thaw()
  },
}

/**
 * A third of the candidates sit behind a link that breaks without a word, for ten
 * minutes of the system's time (and long enough in ours for every timeout). They
 * go on answering.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { instant } from '#exam-engine/kernel/time.ts'
import { OPENS_AT } from '#tests/db/sitting/sitting-database.ts'
import { openLink, type BreakableLink } from '../harness/breakable-link.ts'
import type { Fault } from '../harness/fault.ts'

const BEHIND_THE_LINK = 3
const REAL_MS = 15_000
const TEN_MINUTES_MS = 600_000

let link: BreakableLink

export const clientsOffline: Fault = {
  name: 'clients offline 10 min',
  affects: (index) => index % BEHIND_THE_LINK === 0,
  async connect({ port, origin }) {
    link = await openLink(port)
    return {
      originOf: (index) => index % BEHIND_THE_LINK === 0 ? link.origin : origin,
      close: () => { link.close() },
    }
  },
  async inject({ sitting }) {
    link.break()
    await pause(REAL_MS / 2)
    await sitting.startClock(instant(OPENS_AT + 60_000 + TEN_MINUTES_MS))
    await pause(REAL_MS / 2)
    link.repair()
  },
}

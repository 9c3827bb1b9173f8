/** The faults of one server, in the order in which they are run. */
import { clientClocks } from './faults/client-clocks.ts'
import { clientsOffline } from './faults/clients-offline.ts'
import { diskFull } from './faults/disk-full.ts'
import { machineDies } from './faults/machine-dies.ts'
import { nodeClock } from './faults/node-clock.ts'
import { postgresFrozen } from './faults/postgres-frozen.ts'
import { postgresKilled } from './faults/postgres-killed.ts'
import { serverKilled } from './faults/server-killed.ts'
import { twoTabs } from './faults/two-tabs.ts'
import { unrulyMessages } from './faults/unruly-messages.ts'
import type { Fault } from './harness/fault.ts'

export const SINGLE_NODE_FAULTS: readonly Fault[] = [
  serverKilled, postgresKilled, postgresFrozen, clientsOffline, unrulyMessages, clientClocks, nodeClock, twoTabs,
  machineDies, diskFull,
]

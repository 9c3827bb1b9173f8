/** SIGKILL of the one server in the middle of saving; it is started again on the same data. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Fault } from '../harness/fault.ts'

export const serverKilled: Fault = {
  name: 'server killed',
  async inject(world) {
    await world.killServer()
    await pause(1000)
    await world.startServer()
  },
}

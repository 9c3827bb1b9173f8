/** SIGKILL of PostgreSQL under the living server; an init system starts it again, and nobody touches the server. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Fault } from '../harness/fault.ts'

export const postgresKilled: Fault = {
  name: 'PostgreSQL killed',
  async inject({ postgres }) {
    await postgres.kill()
    await pause(1500)
    await postgres.start()
  },
}

/** SIGKILL of PostgreSQL under the living server; it is started again, and nobody touches the server. */
import type { Fault } from '../harness/fault.ts'

export const postgresKilled: Fault = {
  name: 'PostgreSQL killed',
  async inject({ postgres }) {
    await postgres.kill()
    await postgres.untilRunning()
  },
}

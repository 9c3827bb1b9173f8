/** The clocks of the candidates' machines are an hour fast or slow, every third is right. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Fault } from '../harness/fault.ts'

const HOUR_MS = 3_600_000
const FOR_MS = 4000

export const clientClocks: Fault = {
  name: 'client clocks ±1 h',
  clockErrorMs: (index) => ((index % 3) - 1) * HOUR_MS,
  async inject({ crowd, sitting }) {
    await pause(FOR_MS)
    for (const candidate of crowd) {
      const shown = candidate.page().now()
      const [{ now }] = await sitting.owner.sql<[{ now: number }]>`select efiser_now() as now`
      if (shown === null || Math.abs(shown - now) > 5000) throw new Error('a countdown follows the machine\'s clock')
    }
  },
}

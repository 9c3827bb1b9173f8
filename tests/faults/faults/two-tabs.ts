/** Every second candidate opens the exam in a second tab, and goes back and forth between the two. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Fault } from '../harness/fault.ts'

const TIMES = 4
const BETWEEN_MS = 1500

export const twoTabs: Fault = {
  name: 'two tabs',
  affects: (index) => index % 2 === 0,
  async inject({ crowd, origin }) {
    const both = crowd.filter((_, index) => index % 2 === 0)
    for (const candidate of both) candidate.open({ origin })
    await Promise.all(both.map((candidate) => candidate.hold()))
    for (let time = 0; time < TIMES; time += 1) {
      for (const candidate of both) candidate.goToOtherPage()
      await pause(BETWEEN_MS)
      await Promise.all(both.map((candidate) => candidate.hold()))
    }
  },
}

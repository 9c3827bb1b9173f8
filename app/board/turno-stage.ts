/** Where a turno stands at a sede. Decides nothing about an attempt: exam-engine/sitting does. */
import type { Instant } from '#exam-engine/kernel/time.ts'

export type TurnoStage = 'ahead' | 'checkIn' | 'running' | 'over'

interface TurnoTimes {
  checkInFrom: Instant
  opensAt: Instant
  /** From here on every attempt is final. */
  overAt: Instant
}

/** Half-open: each stage begins at its instant. §3.1 B */
export function stageAt({ checkInFrom, opensAt, overAt }: TurnoTimes, now: Instant): TurnoStage {
  if (now >= overAt) return 'over'
  if (now >= opensAt) return 'running'
  return now >= checkInFrom ? 'checkIn' : 'ahead'
}

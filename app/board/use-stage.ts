/** The stage of a turno by the server's clock; renders anew only when it changes. */
import { useHasPassed } from '#app/exam-room/use-has-passed.ts'
import type { BoardTurno } from './board-snapshot.ts'
import type { TurnoStage } from './turno-stage.ts'

export function useStage({ checkInFrom, opensAt, overAt }: BoardTurno): TurnoStage {
  const over = useHasPassed(overAt)
  const running = useHasPassed(opensAt)
  const open = useHasPassed(checkInFrom)
  if (over) return 'over'
  if (running) return 'running'
  return open ? 'checkIn' : 'ahead'
}

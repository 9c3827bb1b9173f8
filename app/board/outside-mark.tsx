/** On a tile: that the candidate is outside the room, and since how many minutes. Counts on by the server's clock. */
import { useEffect, useState } from 'react'
import { useServerClock } from '#app/components/time/server-clock.tsx'
import { exitLength, openExit } from '#exam-engine/sitting/room-exit.ts'
import type { BoardExit } from './board-snapshot.ts'

const LOOK_EVERY_MS = 10_000

export function OutsideMark({ exits, compact = false }: { exits: readonly BoardExit[]; compact?: boolean }) {
  const open = openExit(exits)
  return open === null ? null : <Outside exit={open} compact={compact} />
}

function Outside({ exit, compact }: { exit: BoardExit; compact: boolean }) {
  const minutes = useMinutesOutside(exit)
  return (
    <strong className="font-semibold whitespace-nowrap">
      {compact ? ` · fuera ${minutes} min` : `Fuera del salón, ${minutes} min`}
    </strong>
  )
}

/** Whole minutes since the exit, cut. */
export function useMinutesOutside(exit: BoardExit): number {
  const clock = useServerClock()
  const read = () => Math.trunc(exitLength(exit, clock.read()) / 60_000)
  const [minutes, setMinutes] = useState(read)
  useEffect(() => {
    const look = () => {
      setMinutes(Math.trunc(exitLength(exit, clock.read()) / 60_000))
    }
    look()
    const timer = window.setInterval(look, LOOK_EVERY_MS)
    return () => {
      window.clearInterval(timer)
    }
  }, [exit, clock])
  return minutes
}

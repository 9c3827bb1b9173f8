/**
 * The band above every state but the running exam: which exam, who. The same place as the exam's own,
 * so T0 moves nothing.
 */
import { Link } from '@remix-run/react'

interface RoomHeaderProps {
  exam: string
  name: string
}

export function RoomHeader({ exam, name }: RoomHeaderProps) {
  return (
    <header className="on-band flex shrink-0 flex-wrap items-center justify-between gap-x-4 bg-band px-3 py-1.5
      text-on-band print:hidden
      lg:px-4">
      <p className="flex min-h-11 items-center gap-2">
        <Link to="/residente" className="flex min-h-11 items-center text-on-band hover:text-on-band">EFISER</Link>
        <span className="font-semibold">{exam}</span>
      </p>
      <p>{name}</p>
    </header>
  )
}

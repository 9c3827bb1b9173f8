/** The band above the board: turno and sede, how long until T0 or the end, and whether the board is up to date. */
import { Link } from '@remix-run/react'
import { ChevronLeft, NotebookPen } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '#app/components/icon/icon.tsx'
import { ClockBadge } from '#app/components/time/clock-badge.tsx'
import { Countdown } from '#app/components/time/countdown.tsx'
import { formatTime, nameZone, showsSameTime } from '#app/labels/format-time.ts'
import { minutes, type Instant } from '#exam-engine/kernel/time.ts'
import { deskHref } from './board-href.ts'
import type { BoardSnapshot } from './board-snapshot.ts'
import type { TurnoStage } from './turno-stage.ts'

interface BoardHeaderProps {
  board: BoardSnapshot
  stage: TurnoStage
  /** Whether the board is up to date. */
  link: ReactNode
}

export function BoardHeader({ board: { turno, sede }, stage, link }: BoardHeaderProps) {
  return (
    <header
      className="on-band flex flex-wrap items-center justify-between gap-x-6 bg-band px-3 text-on-band lg:flex-nowrap
        lg:px-4 print:hidden"
    >
      <div className="flex min-h-11 min-w-0 flex-wrap items-center gap-x-4 lg:flex-nowrap">
        <Link to="/supervisor" className="inline-flex min-h-11 shrink-0 items-center text-on-band hover:text-on-band">
          <Icon icon={ChevronLeft} />
          Turnos
        </Link>
        <Link
          to={deskHref(turno.id, sede.code)}
          className="inline-flex min-h-11 shrink-0 items-center gap-1 text-on-band hover:text-on-band"
        >
          <Icon icon={NotebookPen} />
          <span>
            Mesa<span className="sr-only"> de supervisión</span>
          </span>
        </Link>
        <h1 className="text-base lg:truncate">
          Turno {turno.number} · {sede.name}, {sede.city}
        </h1>
      </div>
      <div className="flex min-h-11 flex-wrap items-center gap-x-6 lg:shrink-0 [&_.bg-gold-light]:text-ink">
        {link}
        <TimeLeft turno={turno} zone={sede.zone} stage={stage} />
        <ClockBadge />
      </div>
    </header>
  )
}

function TimeLeft({ turno, zone, stage }: { turno: BoardSnapshot['turno']; zone: string; stage: TurnoStage }) {
  const { checkInFrom, opensAt, closesAt } = turno
  switch (stage) {
    case 'ahead':
      return (
        <span>
          Entrada {describeTime(checkInFrom, zone)}, en <Countdown until={checkInFrom} label="Faltan para la entrada" />
        </span>
      )
    case 'checkIn':
      return (
        <span>
          Inicia {describeTime(opensAt, zone)}, en{' '}
          <Countdown until={opensAt} label="Faltan para el inicio" attentionFrom={minutes(5)} />
        </span>
      )
    case 'running':
      return (
        <span>
          Termina {describeTime(closesAt, zone)}, quedan{' '}
          <Countdown until={closesAt} label="Quedan" attentionFrom={minutes(5)} />
        </span>
      )
    case 'over':
      return <strong className="font-semibold">Turno terminado a las {describeTime(closesAt, zone)}</strong>
  }
}

/** "09:00", and beside it the clocks of a sede that show another: "09:00 (07:00 hora del noroeste)". */
function describeTime(at: Instant, zone: string): string {
  return showsSameTime(at, zone) ? formatTime(at) : `${formatTime(at)} (${formatTime(at, zone)} ${nameZone(zone)})`
}

/** One line of the board: who is in charge of the turno, what fails at the sede, and the way to the desk. */
import { Link } from '@remix-run/react'
import { TriangleAlert } from 'lucide-react'
import { Icon } from '#app/components/icon/icon.tsx'
import { OUTAGE_WORDS } from '#app/labels/desk.ts'
import { formatTime } from '#app/labels/format-time.ts'
import type { BoardSnapshot } from './board-snapshot.ts'

export function deskHref(turnoId: string, sedeCode: string): string {
  return `/supervisor/turno/${turnoId}/mesa?sede=${sedeCode}`
}

export function DeskStrip({ board: { turno, sede, inCharge, handOverTo, outages } }: { board: BoardSnapshot }) {
  const outage = outages.find(({ until }) => until === null)
  return (
    <div
      className={`flex flex-wrap items-center justify-between gap-x-6 border-b px-3 lg:px-4 print:hidden ${
        outage === undefined ? 'border-line' : 'border-gold bg-gold-wash'
      }`}
    >
      <p className="flex min-w-0 flex-wrap items-center gap-x-4 py-1">
        {outage === undefined ? null : (
          <strong className="inline-flex items-center gap-1 font-semibold">
            <Icon icon={TriangleAlert} />
            Falla: {OUTAGE_WORDS[outage.kind].toLowerCase()}, desde las {formatTime(outage.since, sede.zone)}. No detiene
            el tiempo.
          </strong>
        )}
        <span>
          {inCharge === null
            ? 'Nadie ha tomado el turno a su cargo.'
            : `A cargo: ${inCharge.name}, desde las ${formatTime(inCharge.since, sede.zone)}.`}
          {handOverTo === null ? '' : ` Entrega por confirmar a ${handOverTo.name}.`}
        </span>
      </p>
      <Link to={deskHref(turno.id, sede.code)} className="inline-flex min-h-11 shrink-0 items-center font-semibold">
        Mesa de supervisión
      </Link>
    </div>
  )
}

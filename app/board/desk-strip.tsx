/**
 * One thin line of the board: who is in charge of the turno, and what fails at the sede. It stands above the tiles
 * only when it asks for something: sixty of them need the height.
 */
import { TriangleAlert } from 'lucide-react'
import { Icon } from '#app/components/icon/icon.tsx'
import { OUTAGE_WORDS } from '#app/labels/desk.ts'
import { formatTime } from '#app/labels/format-time.ts'
import type { BoardSnapshot } from './board-snapshot.ts'

export function DeskStrip({ board: { sede, inCharge, handOverTo, outages } }: { board: BoardSnapshot }) {
  const outage = outages.find(({ until }) => until === null)
  const pressing = outage !== undefined || handOverTo !== null
  return (
    <div
      className={`flex flex-wrap items-center gap-x-4 border-b px-3 text-sm lg:px-4 print:hidden ${
        outage === undefined ? 'border-line' : 'border-gold bg-gold-wash py-1'
      } ${pressing ? '' : 'order-last border-t'}`}
    >
      <p role="status" className={outage === undefined ? 'sr-only' : 'inline-flex items-center gap-1 font-semibold'}>
        {outage === undefined ? null : (
          <>
            <Icon icon={TriangleAlert} />
            Falla: {OUTAGE_WORDS[outage.kind].toLowerCase()}, desde las {formatTime(outage.since, sede.zone)}. No
            detiene el tiempo.
          </>
        )}
      </p>
      <p>
        {inCharge === null
          ? 'Nadie ha tomado el turno a su cargo.'
          : `A cargo: ${inCharge.name}, desde las ${formatTime(inCharge.since, sede.zone)}.`}
        {handOverTo === null ? '' : ` Entrega por confirmar a ${handOverTo.name}.`}
      </p>
    </div>
  )
}

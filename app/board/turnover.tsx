/**
 * When the turno has ended: what the room receives next, from when on, and who still writes in it by a time of their
 * own. From here the next board is one step away; fifteen minutes suffice.
 */
import { ArrowRight, ListChecks } from 'lucide-react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { useHasPassed } from '#app/exam-room/use-has-passed.ts'
import { formatCounted } from '#app/labels/format-number.ts'
import { formatLongDate, formatTime } from '#app/labels/format-time.ts'
import { boardHref } from './board-href.ts'
import type { BoardSnapshot } from './board-snapshot.ts'

interface TurnoverProps {
  board: BoardSnapshot
  /** The room that is looked at; null for all. */
  room: string | null
}

export function Turnover({ board: { turno, sede, rooms, candidates, next }, room }: TurnoverProps) {
  const ended = useHasPassed(turno.closesAt)
  const following = room === null ? next.ofSede : next.ofRoom[room] ?? null
  if (!ended) return null
  const dayOf = (at: typeof turno.opensAt) => formatLongDate(at, sede.zone)
  const here = room === null ? 'En la sede' : `En ${rooms.find(({ id }) => id === room)?.name ?? 'la sala'}`
  const writing = candidates.filter(({ state, seat }) =>
    state === 'inProgress' && (room === null || seat?.roomId === room))
  const until = Math.max(...writing.map(({ ownCloseAt }) => ownCloseAt ?? turno.closesAt))
  const still = writing.length === 0 ? '' : ` ${formatCounted(writing.length, 'persona sigue', 'personas siguen')} `
    + `en examen hasta las ${formatTime(until as typeof turno.closesAt, sede.zone)}: no las mueva.`
  return (
    <div
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 border-b border-line bg-surface px-3 py-2
        lg:px-4 print:hidden"
    >
      <p>
        {following === null ? `${here} ya no sigue otro turno.` : (
          <>
            {here} sigue el <strong className="font-semibold">turno {following.number}</strong>
            {dayOf(following.opensAt) === dayOf(turno.opensAt) ? '' : `, ${dayOf(following.opensAt)}`}: entrada desde
            las{' '}
            {formatTime(following.checkInFrom, sede.zone)}, inicia a las {formatTime(following.opensAt, sede.zone)}.
          </>
        )}
        {still}
      </p>
      {following === null ? null : (
        <span className="flex flex-wrap gap-3">
          <ButtonLink
            to={`/sede/${sede.code}/turno/${following.id}/lista.pdf`} look="secondary" icon={ListChecks} reloadDocument
          >
            Lista del turno {following.number}
          </ButtonLink>
          <ButtonLink
            to={boardHref(following.id, { sedeCode: sede.code, person: null, search: '', figure: 'expected', room })}
            look="secondary" icon={ArrowRight}
          >
            Tablero del turno {following.number}
          </ButtonLink>
        </span>
      )}
    </div>
  )
}

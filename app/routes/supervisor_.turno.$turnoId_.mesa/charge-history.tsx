/** Who was in charge and since when, and each hand-over with how it ended. */
import { describePending } from '#app/board/count-pending.ts'
import { CHARGE_WORDS, OUTCOME_WORDS } from '#app/labels/desk.ts'
import { formatTimeWithSeconds } from '#app/labels/format-time.ts'
import type { DeskPage } from './queries.server.ts'

export function ChargeHistory({ page: { charges, handOvers, sede } }: { page: DeskPage }) {
  if (charges.length === 0) return <p>Aquí queda quién estuvo a cargo, desde cuándo y cada entrega.</p>
  return (
    <>
      <ol className="space-y-1">
        {charges.map(({ since, name, how, reason, by }) => (
          <li key={since} className="break-words">
            <time className="tabular-nums">{formatTimeWithSeconds(since, sede.zone)}</time>{' '}
            <strong className="font-semibold">{name}</strong>: {CHARGE_WORDS[how].toLowerCase()}
            {how === 'forced' ? `, ${by}: «${reason}»` : ''}.
          </li>
        ))}
      </ol>
      {handOvers.length === 0 ? null : (
        <ol className="mt-4 space-y-2" aria-label="Entregas">
          {handOvers.map(({ id, offeredAt, from, to, note, pending, outcome, endedAt }) => (
            <li key={id} className="break-words">
              <time className="tabular-nums">{formatTimeWithSeconds(offeredAt, sede.zone)}</time> {from} a {to}: «
              {note}» En el tablero: {describePending(pending)}.{' '}
              {outcome === null || endedAt === null
                ? 'Por confirmar'
                : `${OUTCOME_WORDS[outcome]}, ${formatTimeWithSeconds(endedAt, sede.zone)}`}
              .
            </li>
          ))}
        </ol>
      )}
    </>
  )
}

/** Each preference with its verdict: assigned, or why not, in one line. */
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { TIE_WORDS } from '#app/labels/call-words.ts'
import { formatDecimal } from '#app/labels/format-number.ts'
import type { PreferenceVerdict } from './preference-verdict.ts'
import type { ResultView } from './queries.server.ts'

export function PreferenceList({ preferences }: { preferences: ResultView['preferences'] }) {
  if (preferences.length === 0) return <p>No registró preferencias de sede.</p>
  return (
    <ol className="max-w-reading border-b border-line">
      {preferences.map(({ position, cer, sede, city, subsede, verdict }) => (
        <li key={position} className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 border-t border-line py-3">
          <div className="min-w-0">
            <span className="font-semibold tabular-nums">{position}. </span>
            <span className="font-semibold">{cer}</span>
            <span className="block">{sede}{subsede === null ? '' : `, subsede ${subsede}`}. {city}</span>
          </div>
          <Verdict verdict={verdict} />
        </li>
      ))}
    </ol>
  )
}

function Verdict({ verdict }: { verdict: PreferenceVerdict }) {
  switch (verdict.kind) {
    case 'assigned':
      return <StateWord shape="check" tone="success">Asignada</StateWord>
    case 'notNeeded':
      return <StateWord shape="dash">Obtuvo una preferencia anterior</StateWord>
    case 'noSeats':
      return <StateWord shape="cross">Sin plazas en este periodo</StateWord>
    case 'capped':
      return <StateWord shape="cross">Cupo de la categoría extranjera completo</StateWord>
    case 'full':
      return <StateWord shape="cross">{`Última puntuación: ${formatDecimal(verdict.lastPiImss)}`}</StateWord>
    case 'tie':
      return (
        <StateWord shape="cross">
          {`Misma puntuación; decidió ${verdict.by === 'lottery' ? 'el sorteo' : TIE_WORDS[verdict.by]}`}
        </StateWord>
      )
  }
}

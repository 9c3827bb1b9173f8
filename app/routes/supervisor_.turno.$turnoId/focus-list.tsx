/** When a candidate's screen was left. The machine only notes it; the supervisor decides what it means. */
import type { BoardCandidate } from '#app/board/board-snapshot.ts'
import { countFocus, describeFocus } from '#app/board/focus-words.ts'

export function FocusList({ focus: { count, latest }, zone }: { focus: BoardCandidate['focus'], zone: string }) {
  const counted = countFocus(count)
  if (counted === null) return null
  return (
    <section aria-labelledby="salidas-titulo" className="mt-4 border-t border-line pt-3">
      <h3 id="salidas-titulo" className="text-lg">Pantalla: {counted}</h3>
      <p className="text-sm text-grey">Solo es un aviso: no cambia nada del examen. Observe y, si procede, pregunte.</p>
      <ul className="mt-1 list-disc ps-5 text-sm tabular-nums">
        {latest.map((event) => {
          const words = describeFocus(event, zone)
          return <li key={words}>{words}</li>
        })}
      </ul>
      {count > latest.length ? <p className="text-sm">Se muestran las {latest.length} más recientes.</p> : null}
    </section>
  )
}

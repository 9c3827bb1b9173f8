/** What the supervisor compares with the printed solicitud and the official identification. */
import type { BoardCandidate } from '#app/board/board-snapshot.ts'
import type { AdjustmentView } from '#app/live/protocol.ts'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { describeSeat } from '#app/board/seat-words.ts'
import { formatCounted } from '#app/labels/format-number.ts'
import { formatTime, formatTimeWithSeconds } from '#app/labels/format-time.ts'

/** "Resolución CES/2024/017: 30 minutos adicionales. Silla ergonómica" */
function describeAdjustment({ document, extraMinutes, otherMeasures }: AdjustmentView): string {
  const extra = extraMinutes === 0 ? [] : [formatCounted(extraMinutes, 'minuto adicional', 'minutos adicionales')]
  return `Resolución ${document}: ${[...extra, otherMeasures].filter((text) => text !== '').join('. ')}`
}

interface PanelFactsProps {
  candidate: BoardCandidate
  zone: string
}

export function PanelFacts({ candidate, zone }: PanelFactsProps) {
  const { folio, matricula, curp, ceme, grade, seat, visitingFrom, ownCloseAt, adjustment } = candidate
  const { admittedAt, startedAt, finishedAt } = candidate
  const times = [
    { term: 'Admisión', at: admittedAt },
    { term: 'Abrió el examen', at: startedAt },
    { term: 'Terminó', at: finishedAt },
  ].flatMap(({ term, at }) => (at === null ? [] : [{ term, value: <time>{formatTimeWithSeconds(at, zone)}</time> }]))
  return (
    <div className="mt-4">
      <SummaryList
        rows={[
          { term: 'Folio', value: <strong className="tabular-nums">{folio}</strong> },
          { term: 'Lugar', value: seat === null ? 'Sin asignar' : <strong>{describeSeat(seat)}</strong> },
          { term: 'Matrícula', value: <span className="tabular-nums">{matricula}</span> },
          { term: 'CURP', value: <span className="tabular-nums">{curp ?? 'No registrada'}</span> },
          { term: 'Examen', value: `${ceme} ${grade}` },
          ...(visitingFrom === null ? [] : [{ term: 'Adscripción', value: `${visitingFrom} (presenta aquí, §3.1 C)` }]),
          ...(ownCloseAt === null
            ? []
            : [{ term: 'Cierra a las', value: <strong>{formatTime(ownCloseAt, zone)}, después del turno</strong> }]),
          ...(adjustment === null ? [] : [{ term: 'Ajuste', value: describeAdjustment(adjustment) }]),
          ...times,
        ]}
      />
    </div>
  )
}

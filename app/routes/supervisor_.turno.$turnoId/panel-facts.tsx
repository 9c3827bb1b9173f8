/** What the supervisor compares with the printed solicitud and the official identification. */
import type { BoardCandidate } from '#app/board/board-snapshot.ts'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { formatTimeWithSeconds } from '#app/labels/format-time.ts'

interface PanelFactsProps {
  candidate: BoardCandidate
  zone: string
}

export function PanelFacts({ candidate, zone }: PanelFactsProps) {
  const { folio, matricula, curp, ceme, grade, visitingFrom, admittedAt, startedAt, finishedAt } = candidate
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
          { term: 'Matrícula', value: <span className="tabular-nums">{matricula}</span> },
          { term: 'CURP', value: <span className="tabular-nums">{curp ?? 'No registrada'}</span> },
          { term: 'Examen', value: `${ceme} ${grade}` },
          ...(visitingFrom === null ? [] : [{ term: 'Adscripción', value: `${visitingFrom} (presenta aquí, §3.1 C)` }]),
          ...times,
        ]}
      />
    </div>
  )
}

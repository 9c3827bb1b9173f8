/** How the PI-IMSS is made, as a bar, a table and the sum one can redo. Convocatoria §4.2, §4.3 */
import { Composition } from '#app/charts/composition.tsx'
import { DataTable } from '#app/components/data/data-table.tsx'
import { formatMostPoints } from '#app/labels/format-number.ts'
import type { Weights } from './queries.server.ts'

export function ScoreComposition({ efiser, grades, enarm, bonusMax }: Weights) {
  const parts = [
    { name: 'EFISER', percent: efiser, source: 'La calificación de su examen de este ciclo.' },
    { name: 'Grados de posgrado', percent: grades, source: 'El promedio de los ciclos de su especialidad actual.' },
    { name: 'ENARM', percent: enarm, source: 'La calificación que obtuvo en el examen nacional.' },
  ]
  return (
    <>
      <Composition parts={parts} />
      <div className="mt-6">
        <DataTable
          caption="Componentes del PI-IMSS"
          captionHidden
          narrow="stack"
          columns={[
            { key: 'name', header: 'Componente', rowHeader: true, cell: ({ name }) => name },
            { key: 'percent', header: 'Peso', align: 'end', width: 'w-24', cell: ({ percent }) => `${percent} %` },
            { key: 'source', header: 'Qué cuenta', cell: ({ source }) => source },
          ]}
          rows={parts}
          rowKey={({ name }) => name}
        />
      </div>
      <p className="mt-4 max-w-measure">
        A esa suma se agrega <strong className="font-semibold">hasta {formatMostPoints(bonusMax)}</strong> por artículos científicos
        publicados que cumplan los criterios (§4.3.1 y §4.3.2). Sin calificación del grado actual no hay participación
        en el concurso (§4.2 C).
      </p>
    </>
  )
}

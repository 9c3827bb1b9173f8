/** The distribution of the marks on 0–100, and its figures with the number of people they stand for. */
import { Histogram } from '#app/charts/histogram.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { formatFigure } from '#app/exam-quality/format-figure.ts'
import { formatCount, formatCounted } from '#app/labels/format-number.ts'
import type { Distribution } from './queries.server.ts'

export function DistributionChart({ distribution, open = false }: { distribution: Distribution, open?: boolean }) {
  const { n, bins, mean, median, standardDeviation, lowest, highest } = distribution
  const markers = median === null ? [] : [{ at: median, label: `Mediana ${formatFigure(median, 1)}` }]
  return (
    <div className="grid gap-8 lg:grid-cols-[2fr_1fr]">
      <Histogram
        title="Distribución de las calificaciones" open={open}
        summary={`${formatCounted(n, 'persona presente', 'personas presentes')}, calificación EFISER de 0 a 100.`}
        bins={bins.map(({ from, until, count }) => ({ from, to: until, count }))}
        valueLabel="Calificación EFISER" countLabel="Aspirantes" markers={markers}
      />
      <div>
        <SummaryList rows={[
          { term: 'Presentes (n)', value: formatCount(n) },
          { term: 'Media', value: formatFigure(mean) },
          { term: 'Mediana', value: formatFigure(median) },
          { term: 'Desviación estándar', value: formatFigure(standardDeviation) },
          { term: 'Menor y mayor', value: `${formatFigure(lowest)} a ${formatFigure(highest)}` },
        ]} />
      </div>
    </div>
  )
}

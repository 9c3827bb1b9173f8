/** Charts with their tables. */
import { BarChart } from '#app/charts/bar-chart.tsx'
import { Composition } from '#app/charts/composition.tsx'
import { Histogram } from '#app/charts/histogram.tsx'
import { Section } from '#app/components/page/section.tsx'

const COUNTS = [0, 1, 0, 2, 5, 9, 14, 22, 31, 27, 18, 9, 4, 1]
const BINS = COUNTS.map((count, index) => ({ from: 30 + index * 5, to: 35 + index * 5, count }))

const BARS = [
  { name: 'Cardiología', count: 14, of: 16 },
  { name: 'Gastroenterología', count: 11, of: 12 },
  { name: 'Reumatología', count: 4, of: 10 },
]

const PARTS = [{ name: 'EFISER', percent: 63 }, { name: 'Grados', percent: 27 }, { name: 'ENARM', percent: 10 }]

export function ChartSamples() {
  return (
    <Section title="Gráficas">
      <div className="grid gap-6 lg:grid-cols-2">
        <Histogram
          title="Distribución de calificaciones" summary="143 aspirantes; la mitad obtuvo 72.5 o más."
          bins={BINS} valueLabel="Calificación" countLabel="Aspirantes" markers={[{ at: 72.5, label: 'Mediana 72.5' }]}
        />
        <BarChart
          title="Aceptación por curso" summary="29 de 38 plazas aceptadas."
          nameLabel="Curso" countLabel="Aceptadas" ofLabel="Plazas"
          bars={BARS}
        />
      </div>
      <div className="mt-6">
        <Composition parts={PARTS} />
      </div>
    </Section>
  )
}

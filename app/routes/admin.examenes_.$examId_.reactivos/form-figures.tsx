/** The figures of a form: how many sat it, how it was distributed, and how far it measures one thing. */
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Section } from '#app/components/page/section.tsx'
import { formatFigure } from '#app/exam-quality/format-figure.ts'
import { formatCount, formatCounted } from '#app/labels/format-number.ts'
import type { ItemStatistics } from './queries.server.ts'

export function FormFigures({ form, flagged }: { form: ItemStatistics['form'], flagged: number }) {
  return (
    <Section title="La forma">
      <SummaryList rows={[
        { term: 'Versión', value: form.formVersion },
        { term: 'Hojas (n)', value: formatCount(form.n) },
        ...(form.sheetsOfOtherForms === 0 ? [] : [
          { term: 'Hojas de otra versión', value: `${formatCount(form.sheetsOfOtherForms)}, fuera de estas cifras` },
        ]),
        { term: 'Reactivos', value: formatCount(form.itemCount) },
        { term: 'Media de aciertos', value: formatFigure(form.mean) },
        { term: 'Desviación estándar', value: formatFigure(form.standardDeviation) },
        { term: 'Confiabilidad (KR-20)', value: formatFigure(form.kr20, 3) },
        {
          term: 'Error estándar de medida',
          value: form.standardError === null ? '—' : `${formatFigure(form.standardError)} aciertos`,
        },
        { term: 'Con señales', value: formatCounted(flagged, 'reactivo', 'reactivos') },
      ]} />
    </Section>
  )
}

/** What goes into the package, what stays out of it and by which clause. Counts only. */
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { formatCount, formatCounted } from '#app/labels/format-number.ts'
import type { SelectionInputCounts } from '#db/queries/admin-selection.ts'

export function InputTable({ input }: { input: SelectionInputCounts }) {
  return (
    <SummaryList rows={[
      {
        term: 'Aspirantes que entran',
        value: `${formatCount(input.withEnarm)} de ${formatCount(input.registered)} registrados`,
      },
      {
        term: 'Sin puntaje de ENARM',
        value: `${formatCount(input.registered - input.withEnarm)} quedan fuera (§1.1 A, §4.2 A)`,
      },
      { term: 'Presentes', value: formatCount(input.present) },
      {
        term: 'Excluidos por el examen',
        value: `${formatCounted(input.absent, 'ausente', 'ausentes')} (§3.1 B), `
          + `${formatCount(input.denied)} con acceso negado (§3.1 C), `
          + `${formatCounted(input.cancelled, 'cancelado', 'cancelados')} (§3.1 D)`,
      },
      {
        term: 'Sin calificación del grado actual',
        value: `${formatCount(input.withoutCurrentGrade)} de los presentes: se excluyen (§4.2 C)`,
      },
      {
        term: 'Sin preferencias',
        value: `${formatCount(input.withoutPreferences)} de los presentes: se ordenan y no reciben plaza (§2.1 B)`,
      },
      {
        term: 'Publicaciones',
        value: `${formatCount(input.accepted)} aceptadas de ${formatCount(input.publications)} (§4.3.1)`,
      },
      {
        term: 'Plazas',
        value: `${formatCount(input.seats)} en ${formatCount(input.pools)} combinaciones de curso y sede`,
      },
    ]} />
  )
}

/** Every course of the call: whether this resident can choose it, and each rule that is not met. §1.1 A-C, §1.2 A-B */
import { DataTable } from '#app/components/data/data-table.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'

export interface ShownCourse {
  cer: string
  seats: number
  /** In words; empty for a course that can be chosen. */
  unmet: string[]
}

export function CourseList({ courses }: { courses: readonly ShownCourse[] }) {
  const eligible = courses.filter(({ unmet }) => unmet.length === 0).length
  return (
    <details className="mt-10 max-w-board">
      <summary className="min-h-11 cursor-pointer py-2 font-semibold">
        Todos los cursos: puede elegir {eligible} de {courses.length}
      </summary>
      <DataTable
        caption="Cursos de la convocatoria" captionHidden narrow="stack" rows={courses} rowKey={({ cer }) => cer}
        columns={[
          { key: 'cer', header: 'Curso (CER)', rowHeader: true, cell: ({ cer }) => cer },
          { key: 'seats', header: 'Plazas', align: 'end', cell: ({ seats }) => seats },
          {
            key: 'state', header: 'Puede elegirlo', cell: ({ unmet }) => unmet.length === 0
              ? <StateWord shape="check" tone="success">Sí</StateWord>
              : <StateWord shape="cross">No</StateWord>,
          },
          {
            key: 'unmet', header: 'Qué falta', cell: ({ unmet }) => unmet.length === 0 ? '—' : (
              <ul className="space-y-1">{unmet.map((text) => <li key={text}>{text}</li>)}</ul>
            ),
          },
        ]}
      />
    </details>
  )
}

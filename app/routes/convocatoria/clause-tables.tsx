/** The tables of a call: its dates, the cronograma, courses with prerequisites, weights and points. */
import type { ReactNode } from 'react'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import type { CallDate } from '#app/call/call-dates.ts'
import { clauseAnchor } from '#app/call/clause.ts'
import { TIE_WORDS } from '#app/labels/call-words.ts'
import type { CallPage } from './queries.server.ts'
import { wholePercent } from '#app/labels/whole-percent.ts'

const DATE_COLUMNS: readonly Column<CallDate>[] = [
  { key: 'title', header: 'Qué', rowHeader: true, cell: ({ title }) => title },
  {
    key: 'from', header: 'Desde',
    cell: ({ from, wholeDay }) => from === null ? '—' : <DateTime at={from} form={wholeDay === true ? 'longDate' : 'full'} />,
  },
  {
    key: 'until', header: 'Hasta antes de',
    cell: ({ until, wholeDay }) => wholeDay === true ? 'Todo el día' : <DateTime at={until} />,
  },
  { key: 'clause', header: 'Cláusula', cell: ({ clause }) => <ClauseLink clause={clause} /> },
]

export function ClauseLink({ clause }: { clause: string }) {
  return <a href={`#${clauseAnchor(clause)}`} className="inline-flex min-h-11 items-center">§{clause}</a>
}

export function DateTable({ windows }: { windows: CallPage['windows'] }) {
  return (
    <DataTable
      caption="Fechas de la convocatoria" captionHidden narrow="stack" columns={DATE_COLUMNS} rows={windows}
      rowKey={({ key }) => key}
    />
  )
}

export function tablesByClause({ turnos, courses, piImss, points, tieBreak }: CallPage): Record<string, ReactNode> {
  return {
    '1.1 C': (
      <DataTable
        caption="Cursos y prerrequisitos" captionHidden narrow="stack" rows={courses} rowKey={({ cer }) => cer}
        columns={[
          {
            key: 'cer', header: 'Especialidad de rama (CER)', rowHeader: true,
            cell: ({ cer, newCourse }) => newCourse ? `${cer} (de nueva creación)` : cer,
          },
          { key: 'prerequisites', header: 'CEME y grado', cell: ({ prerequisites }) => prerequisites.join('; ') },
        ]}
      />
    ),
    '3': turnos.length === 0 ? (
      <p className="max-w-measure font-semibold">
        En este periodo no hay examen: vale la calificación del EFISER de este mismo ciclo (§4.2 B, §5.13). Lo que sigue sobre
        presentarlo rigió para quien lo presentó.
      </p>
    ) : null,
    '3.2': turnos.length === 0 ? <p className="max-w-measure">No hay turnos en este periodo.</p> : (
      <DataTable
        caption="Cronograma del EFISER, hora del centro" captionHidden narrow="stack" rows={turnos}
        rowKey={({ key }) => key}
        columns={[
          { key: 'title', header: 'Examen', rowHeader: true, cell: ({ title }) => title },
          { key: 'from', header: 'Comienza', cell: ({ from, until }) => <DateTime at={from ?? until} /> },
          { key: 'until', header: 'Termina', cell: ({ until }) => <DateTime at={until} form="time" /> },
        ]}
      />
    ),
    '4.3': (
      <>
        <DataTable
          caption="Componentes del PI-IMSS" captionHidden
          rows={[
            { name: 'EFISER', share: piImss.efiser },
            { name: 'Grados de posgrado', share: piImss.postgraduateGrades },
            { name: 'ENARM', share: piImss.enarm },
          ]}
          rowKey={({ name }) => name}
          columns={[
            { key: 'name', header: 'Componente', rowHeader: true, cell: ({ name }) => name },
            { key: 'share', header: 'Peso en el PI-IMSS', align: 'end', cell: ({ share }) => `${wholePercent(share)} %` },
          ]}
        />
        <p className="mt-4 max-w-measure">
          En caso de empate: {[...tieBreak.map((one) => TIE_WORDS[one]), 'sorteo público'].join(', luego ')}.
        </p>
      </>
    ),
    '4.3.2': (
      <DataTable
        caption="Puntos por publicación" captionHidden narrow="stack" rows={Object.values(points)}
        rowKey={({ examples }) => examples.join()}
        columns={[
          { key: 'type', header: 'Tipo de artículo', rowHeader: true, cell: ({ examples }) => examples.join(', ') },
          { key: 'first', header: 'Primera posición', align: 'end', cell: ({ first }) => first },
          { key: 'second', header: 'Segunda posición', align: 'end', cell: ({ second }) => second },
        ]}
      />
    ),
  }
}

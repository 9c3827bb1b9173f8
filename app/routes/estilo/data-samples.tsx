/** Tables with their tools, figures, steps and tasks. */
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Figures } from '#app/components/data/figures.tsx'
import { Pagination } from '#app/components/data/pagination.tsx'
import { StepList } from '#app/components/data/step-list.tsx'
import type { TableQuery } from '#app/components/data/table-query.ts'
import { TableTools } from '#app/components/data/table-tools.tsx'
import { TaskList } from '#app/components/data/task-list.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { Section } from '#app/components/page/section.tsx'
import { formatDecimal } from '#app/labels/format-number.ts'

interface Row { folio: string, name: string, marks: string }

const ROWS: readonly Row[] = [
  { folio: 'RAMA-0012', name: 'Ana Ruiz Delgado', marks: '87.5' },
  { folio: 'RAMA-0047', name: 'Jorge Canul Pech', marks: '81.6667' },
  { folio: 'RAMA-0101', name: 'María Fernanda Ochoa Villaseñor', marks: '79.1667' },
  { folio: 'RAMA-0212', name: 'Luis Enrique Soto Garza', marks: '64.1667' },
]

const COLUMNS: readonly Column<Row>[] = [
  { key: 'folio', header: 'Folio', sortable: true, cell: ({ folio }) => <span className="tabular-nums">{folio}</span> },
  { key: 'name', header: 'Nombre', sortable: true, rowHeader: true, cell: ({ name }) => name },
  { key: 'state', header: 'Estado', cell: () => <StateWord shape="check" tone="success">Entregado</StateWord> },
  { key: 'marks', header: 'Calificación', sortable: true, align: 'end', cell: ({ marks }) => formatDecimal(marks, 4) },
]

export function DataSamples({ query }: { query: TableQuery<string, string> }) {
  return (
    <Section title="Datos">
      <Figures label="Turno 4" figures={[
        { label: 'Esperados', count: 42 },
        { label: 'Presentes', count: 38 },
        { label: 'Sin conexión', count: 2, attention: true, to: '/estilo?estado=sin' },
        { label: 'Entregados', count: 1204 },
        { label: 'Ausentes', count: 4 },
      ]} />
      <div className="mt-8">
        <TableTools
          query={query} shown={4} total={12} noun="aspirantes"
          searchLabel="Folio, nombre o matrícula" exportTo="/estilo"
          filters={[{ name: 'estado', label: 'Estado', choices: [{ value: 'entregado', label: 'Entregado' }] }]}
        />
        <DataTable
          caption="Aspirantes de Medicina interna 2"
          columns={COLUMNS} rows={ROWS} rowKey={({ folio }) => folio} query={query}
        />
        <Pagination query={query} shown={12} />
      </div>
      <div className="mt-8">
        <DataTable
          caption="Incidencias" empty="Aún no hay incidencias en este turno."
          columns={COLUMNS} rows={[]} rowKey={({ folio }) => folio}
        />
      </div>
      <div className="mt-8 grid gap-8 lg:grid-cols-2">
        <StepList steps={[
          { title: 'Acepte la sede', status: 'done' },
          { title: 'Acepte la carta compromiso', status: 'current', children: <p>Lea el documento completo.</p> },
          { title: 'Descargue la carta de aceptación', status: 'ahead' },
        ]} />
        <TaskList tasks={[
          {
            title: 'Examen', to: '/estilo', hint: 'lunes 29 de enero de 2024, 11:15',
            state: <StateWord shape="check" tone="success">Entregado</StateWord>,
          },
          {
            title: 'Resultado', hint: 'Desde el viernes 9 de febrero de 2024',
            state: <StateWord shape="empty">Por publicar</StateWord>,
          },
        ]} />
      </div>
    </Section>
  )
}

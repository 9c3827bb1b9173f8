/**
 * ENARM marks by import: exact matches are taken, nearly exact ones wait for a named person, the rest is refused.
 * §4.2 A
 */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DataTable } from '#app/components/data/data-table.tsx'
import { Figures } from '#app/components/data/figures.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { NoExamsNote, useWithoutExams } from '#app/components/page/no-exams-note.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { importField, ImportForm } from '#app/csv-import/import-form.tsx'
import { formatCounted } from '#app/labels/format-number.ts'
import { submitEnarm, type EnarmReply } from './actions.server.ts'
import { ImportTable } from './import-table.tsx'
import { readEnarmPage } from './queries.server.ts'
import { SuggestionList } from './suggestion-list.tsx'

export const meta: MetaFunction = () => [{ title: 'ENARM · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readEnarmPage(args)

export const action = (args: ActionFunctionArgs) => submitEnarm(args)

export default function EnarmPage() {
  const facts = useLoaderData<typeof loader>()
  const answered = useActionData<EnarmReply>()
  const withoutExams = useWithoutExams()
  if (facts === null) {
    return (
      <Page>
        <PageHeading title="ENARM" />
        <EmptyState title="Aún no hay una convocatoria" />
      </Page>
    )
  }
  const { title, frozen, candidates, without, suggestions, imports, taken } = facts
  const open = suggestions.filter(({ outcome }) => outcome === null).length
  return (
    <Page>
      <PageHeading
        above={title}
        title="Puntajes del ENARM"
        lead="Se concilian por CURP y nombre. No se muestran aquí; el anterior y el nuevo quedan registrados."
      />
      <NoExamsNote>No se concilia ningún puntaje: vale el que se congeló con el EFISER de cada aspirante.</NoExamsNote>
      <ErrorSummary fields={[importField(answered)]} />
      {taken === null ? null : (
        <div className="mb-8">
          <Alert
            tone="success"
            announce
            title={`La carga quedó registrada: ${formatCounted(taken.taken, 'puntaje nuevo', 'puntajes nuevos')}`}
          >
            {formatCounted(taken.same, 'ya era igual', 'ya eran iguales')};{' '}
            {formatCounted(taken.suggested, 'coincidencia espera', 'coincidencias esperan')} su decisión.
          </Alert>
        </div>
      )}
      <Figures
        label="Puntajes del ENARM"
        figures={[
          { label: 'aspirantes con puntaje', count: candidates - without.length },
          { label: 'aspirantes sin puntaje', count: without.length, attention: without.length > 0 },
          { label: 'coincidencias por decidir', count: open, attention: open > 0 },
        ]}
      />
      <div className="mt-10">
        {without.length === 0 || without.length > 50 ? null : (
          <Section title="Sin puntaje" lead="Quien no tiene puntaje del ENARM no entra a la selección (§4.2 A).">
            <ul className="list-disc ps-6">
              {without.map(({ folio, name }) => (
                <li key={folio}>
                  {folio} {name}
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Section title="Coincidencias sugeridas">
          <SuggestionList rows={suggestions} frozen={frozen} />
        </Section>
        <Section title="Cargar un archivo">
          {withoutExams ? <p>En este periodo no se carga ninguno.</p> : frozen ? (
            <Alert title="La selección ya se congeló">Los puntajes no cambian más.</Alert>
          ) : (
            <ImportForm
              answered={answered}
              template="/admin/enarm/plantilla.csv"
              hint="Columnas: curp, nombre, puntaje. Un renglón con problema y no se toma ninguno."
              preview={<Preview answered={answered} />}
              take={answered?.ready === true ? 'Tomar los puntajes' : null}
            />
          )}
        </Section>
        <Section title="Cargas">
          <ImportTable rows={imports} />
        </Section>
      </div>
    </Page>
  )
}

function Preview({ answered }: { answered: EnarmReply | undefined }) {
  if (answered === undefined || answered.error !== null) return null
  const { faults, suggested, exact, ready } = answered
  return (
    <div className="space-y-4">
      {faults.length > 0 ? (
        <Alert
          tone="danger"
          announce
          title={`${formatCounted(faults.length, 'renglón tiene', 'renglones tienen')} un problema: nada se tomó`}
        />
      ) : ready ? (
        <Alert
          tone="success"
          announce
          title={`${formatCounted(exact, 'coincidencia exacta', 'coincidencias exactas')}`}
        >
          {formatCounted(suggested.length, 'sugerida quedará', 'sugeridas quedarán')} por decidir, una por una.
        </Alert>
      ) : (
        <Alert announce title="El archivo no tiene renglones" />
      )}
      {faults.length === 0 && suggested.length === 0 ? null : (
        <DataTable
          caption="Renglones por ver"
          columns={[
            { key: 'line', header: 'Renglón', align: 'end', rowHeader: true, cell: ({ line }) => line },
            {
              key: 'text',
              header: 'Qué pasa',
              cell: ({ text, wrong }) => (wrong ? <span className="font-semibold text-guinda">{text}</span> : text),
            },
          ]}
          rows={[
            ...faults.map(({ line, problem }) => ({ key: `f${line}`, line, text: problem, wrong: true })),
            ...suggested.map(({ line, reason }, at) => ({
              key: `s${line} ${at}`,
              line,
              text: `Sugerida: ${reason}`,
              wrong: false,
            })),
          ].slice(0, 200)}
          rowKey={({ key }) => key}
        />
      )}
    </div>
  )
}

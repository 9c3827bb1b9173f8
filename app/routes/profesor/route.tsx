/** A professor's residents: whose current grade is missing and what follows, what waits to be signed, and the ways on. §4.2 C */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { DataTable } from '#app/components/data/data-table.tsx'
import { Folio } from '#app/components/data/folio.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { NoExamsNote, useWithoutExams } from '#app/components/page/no-exams-note.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { formatCounted } from '#app/labels/format-number.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { readOwnResidents, type OwnCourse } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Sus residentes · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  return readOwnResidents(args)
}

export default function ProfessorPage() {
  const { courses } = useLoaderData<typeof loader>()
  const withoutExams = useWithoutExams()
  return (
    <Page>
      <PageHeading
        title="Sus residentes en la convocatoria"
        lead={withoutExams ? null : courses.every(({ frozen }) => frozen) ? 'Solo cuenta lo que se firmó.'
          : 'Capture sus calificaciones y firme la hoja: solo cuenta lo que está firmado.'}
      />
      <NoExamsNote>
        No se le pide ninguna calificación de quien se registra: valen las que firmó para el EFISER que ya presentó.
      </NoExamsNote>
      {courses.map((course) => (
        <Course key={`${course.sedeCode} ${course.ceme}`} course={course} />
      ))}
    </Page>
  )
}

function Course({ course }: { course: OwnCourse }) {
  const { ceme, sede, city, residents, frozen, search } = course
  const withoutExams = useWithoutExams()
  const lacking = residents.filter(({ lacksCurrent }) => lacksCurrent)
  return (
    <Section title={ceme} lead={withoutExams ? `${sede}, ${city}.` : `${sede}, ${city}. ${formatCounted(residents.length, 'residente', 'residentes')}.`}>
      {residents.length === 0 ? withoutExams ? null : (
        <EmptyState title="Ninguno de sus residentes está registrado">
          Aquí verá a quienes se registren en la convocatoria con adscripción en su sede.
        </EmptyState>
      ) : (
        <>
          <Lacking count={lacking.length} pending={course.pending} frozen={frozen} />
          <div className="my-6 flex flex-col gap-3 sm:flex-row sm:flex-wrap">
            {frozen ? null : (
              <>
                <ButtonLink to={`/profesor/captura${search}`}>Capturar calificaciones</ButtonLink>
                <ButtonLink look="secondary" to={`/profesor/importar${search}`}>Importar de un archivo</ButtonLink>
                <ButtonLink look="secondary" to={`/profesor/firmar${search}`}>Revisar y firmar la hoja</ButtonLink>
              </>
            )}
            <ButtonLink look="secondary" to={`/profesor/correcciones${search}`}>Correcciones</ButtonLink>
          </div>
          <Residents ceme={ceme} rows={[...lacking, ...residents.filter(({ lacksCurrent }) => !lacksCurrent)]} />
          <Sheets course={course} />
        </>
      )}
    </Section>
  )
}

function Residents({ ceme, rows }: { ceme: string, rows: OwnCourse['residents'] }) {
  return (
    <DataTable
      caption={`Residentes de ${ceme}`}
      captionHidden
      narrow="stack"
      columns={[
        {
          key: 'folio',
          header: 'Folio',
          cell: ({ folio }) => <Folio folio={folio} />,
        },
        {
          key: 'name',
          header: 'Nombre',
          rowHeader: true,
          cell: ({ surnames, givenNames }) => `${surnames}, ${givenNames}`,
        },
        {
          key: 'matricula',
          header: 'Matrícula',
          cell: ({ matricula }) => <span className="tabular-nums">{matricula}</span>,
        },
        { key: 'grade', header: 'Grado', align: 'end', cell: ({ grade }) => grade },
        { key: 'years', header: 'Firmadas', cell: ({ years }) => listYears(years, 'signed') ?? 'Ninguna' },
        { key: 'drafts', header: 'En borrador', cell: ({ years }) => listYears(years, 'draft') ?? 'Ninguna' },
        {
          key: 'current',
          header: 'Grado actual',
          cell: ({ lacksCurrent }) => (lacksCurrent
            ? <StateWord shape="triangle" tone="attention">Falta</StateWord>
            : <StateWord shape="check" tone="success">Registrada</StateWord>),
        },
      ]}
      rows={rows}
      rowKey={({ candidateId }) => candidateId}
    />
  )
}

function Lacking({ count, pending, frozen }: { count: number, pending: number, frozen: boolean }) {
  if (frozen) {
    return (
      <Alert title="La selección ya se congeló">
        Las calificaciones no cambian más.
        {count === 0 ? ' Todos tienen la de su grado actual.'
          : ` A ${formatCounted(count, 'residente le', 'residentes les')} falta la del grado actual.`}
      </Alert>
    )
  }
  return (
    <div className="space-y-4">
      {count === 0 ? <Alert tone="success" title="Todos tienen registrada la calificación de su grado actual." /> : (
        <Alert
          tone="attention"
          title={`Falta la calificación del grado actual de ${formatCounted(count, 'residente', 'residentes')}`}
        >
          Sin ella quedan excluidos del concurso (§4.2 C). Captúrela y firme la hoja antes de que se congele la selección.
        </Alert>
      )}
      {pending === 0 ? null : (
        <Alert tone="attention" title={`${formatCounted(pending, 'calificación espera', 'calificaciones esperan')} su firma`}>
          Un borrador no cuenta: revise la hoja y fírmela.
        </Alert>
      )}
    </div>
  )
}

function Sheets({ course: { ceme, sheets } }: { course: OwnCourse }) {
  if (sheets.length === 0) return null
  return (
    <div className="mt-8">
      <DataTable
        caption={`Hojas firmadas de ${ceme}`}
        narrow="stack"
        columns={[
          { key: 'number', header: 'Hoja', rowHeader: true, cell: ({ number }) => `Hoja ${number}` },
          { key: 'grades', header: 'Calificaciones', align: 'end', cell: ({ grades }) => grades },
          { key: 'by', header: 'Firmó', cell: ({ signedBy }) => signedBy },
          { key: 'at', header: 'Cuándo', cell: ({ signedAt }) => <DateTime at={signedAt as Instant} /> },
        ]}
        rows={sheets}
        rowKey={({ id }) => id}
      />
    </div>
  )
}

function listYears(years: OwnCourse['residents'][number]['years'], state: 'signed' | 'draft'): string | null {
  const found = years.filter((one) => one.state === state).map(({ year }) => `${year}.º`)
  return found.length === 0 ? null : found.join(', ')
}

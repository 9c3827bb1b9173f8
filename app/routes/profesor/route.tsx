/** A professor's residents and whose mark of the current grade is missing. Read-only, without any mark. §4.2 C */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { DataTable } from '#app/components/data/data-table.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { formatCounted } from '#app/labels/format-number.ts'
import { readOwnResidents, type OwnCourse } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Sus residentes · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  return readOwnResidents(args)
}

export default function ProfessorPage() {
  const { courses } = useLoaderData<typeof loader>()
  return (
    <Page>
      <PageHeading
        title="Sus residentes en la convocatoria"
        lead="Qué calificaciones de grado están registradas, sin mostrar ninguna."
      />
      {courses.map((course) => (
        <Course key={`${course.sedeCode} ${course.ceme}`} course={course} />
      ))}
    </Page>
  )
}

function Course({ course: { ceme, sede, city, residents } }: { course: OwnCourse }) {
  const lacking = residents.filter(({ lacksCurrent }) => lacksCurrent)
  return (
    <Section title={ceme} lead={`${sede}, ${city}. ${formatCounted(residents.length, 'residente', 'residentes')}.`}>
      {residents.length === 0 ? (
        <EmptyState title="Ninguno de sus residentes está registrado">
          Aquí verá a quienes se registren en la convocatoria con adscripción en su sede.
        </EmptyState>
      ) : (
        <>
          <Lacking count={lacking.length} />
          <div className="mt-6">
            <DataTable
              caption={`Residentes de ${ceme}`}
              captionHidden
              columns={[
                {
                  key: 'folio',
                  header: 'Folio',
                  cell: ({ folio }) => <span className="whitespace-nowrap tabular-nums">{folio}</span>,
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
                { key: 'years', header: 'Registradas', cell: ({ years }) => describeYears(years) },
                {
                  key: 'current',
                  header: 'Grado actual',
                  cell: ({ lacksCurrent }) =>
                    lacksCurrent ? (
                      <StateWord shape="triangle" tone="attention">
                        Falta
                      </StateWord>
                    ) : (
                      <StateWord shape="check" tone="success">
                        Registrada
                      </StateWord>
                    ),
                },
              ]}
              rows={[...lacking, ...residents.filter(({ lacksCurrent }) => !lacksCurrent)]}
              rowKey={({ candidateId }) => candidateId}
            />
          </div>
        </>
      )}
    </Section>
  )
}

function Lacking({ count }: { count: number }) {
  if (count === 0) return <Alert tone="success" title="Todos tienen registrada la calificación de su grado actual." />
  return (
    <Alert
      tone="attention"
      title={`Falta la calificación del grado actual de ${formatCounted(count, 'residente', 'residentes')}`}
    >
      Sin ella no participan en el concurso (§4.2 C). Envíela a la Coordinación de Educación en Salud: la captura en
      línea se abre con el registro de una convocatoria.
    </Alert>
  )
}

function describeYears(years: OwnCourse['residents'][number]['years']): string {
  const registered = years.filter((one) => one.registered).map(({ year }) => `${year}.º`)
  return registered.length === 0 ? 'Ninguna' : registered.join(', ')
}

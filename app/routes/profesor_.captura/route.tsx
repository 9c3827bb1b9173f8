/** A professor enters the grades of the own residents as drafts, by keyboard, on base 100, 10 or 5. §4.2 C */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { formatCounted } from '#app/labels/format-number.ts'
import { GRADE_BASES } from '#exam-engine/convocatoria/grade.ts'
import { submitGrades, type CaptureReply } from './actions.server.ts'
import { GradeGrid } from './grade-grid.tsx'
import { readCapture } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Capturar calificaciones · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readCapture(args)

export const action = (args: ActionFunctionArgs) => submitGrades(args)

export default function CapturePage() {
  const sheet = useLoaderData<typeof loader>()
  const answered = useActionData<CaptureReply>()
  if (sheet === null || sheet.residents.length === 0) {
    return (
      <Page>
        <PageHeading title="Capturar calificaciones" />
        <EmptyState title="Ninguno de sus residentes está registrado">
          Aquí capturará sus calificaciones cuando se registren en la convocatoria.
        </EmptyState>
      </Page>
    )
  }
  const { base, ceme, sede, search, frozen, residents, years, open, saved } = sheet
  const wrong = residents.flatMap(({ name: resident, cells }) =>
    cells.flatMap(({ name, year }) => {
      const error = answered?.faults[name]
      const said = `${resident}, ${year}.º: ${error ?? ''}`
      return error === undefined
        ? []
        : [{ id: name, name, errorId: `${name}-error`, descriptionId: name, errors: [said] }]
    })
  )
  return (
    <Page>
      <Breadcrumbs way={[{ to: '/profesor', label: 'Sus residentes' }]} here="Capturar calificaciones" />
      <PageHeading
        above={`${ceme}, ${sede}`}
        title={frozen ? 'Calificaciones' : 'Capturar calificaciones'}
        lead={frozen ? 'Cuentan las firmadas.'
          : 'Con dos decimales como máximo; el punto y la coma valen igual. Es un borrador hasta que firme la hoja.'}
      />
      <ErrorSummary
        errors={answered?.error === undefined || answered.error === null ? [] : [answered.error]}
        fields={wrong}
      />
      <Saved count={answered === undefined ? saved : answered.saved} search={search} partly={wrong.length > 0} />
      {frozen ? (
        <Alert title="La selección ya se congeló">Las calificaciones no cambian más.</Alert>
      ) : (
        <nav aria-label="Base de las calificaciones" className="mb-6 flex flex-wrap items-center gap-3">
          <span className="font-semibold">Escriba en base:</span>
          {GRADE_BASES.map((one) => (
            <ButtonLink
              key={one}
              to={`/profesor/captura${search}&base=${one}`}
              look={one === base ? 'primary' : 'secondary'}
              aria-current={one === base ? 'true' : undefined}
            >
              {String(one)}
            </ButtonLink>
          ))}
        </nav>
      )}
      <Form method="post" key={`${base} ${saved ?? ''}`}>
        <input type="hidden" name="base" value={base} />
        <GradeGrid
          ceme={ceme}
          residents={residents}
          years={years}
          faults={answered?.faults ?? {}}
          typed={answered?.typed ?? {}}
          frozen={frozen}
        />
        <ActRow>
          {frozen || !open ? null : <SubmitButton pendingText="Guardando…">Guardar borrador</SubmitButton>}
          <ButtonLink look="secondary" to={`/profesor/firmar${search}`}>
            {frozen ? 'Ver la hoja' : 'Revisar y firmar la hoja'}
          </ButtonLink>
          <ButtonLink look="quiet" to="/profesor">
            Volver
          </ButtonLink>
        </ActRow>
      </Form>
    </Page>
  )
}

function Saved({ count, search, partly }: { count: number | null; search: string; partly: boolean }) {
  if (count === null || (count === 0 && partly)) return null
  const title =
    count === 0
      ? 'No había cambios que guardar'
      : `Se ${count === 1 ? 'guardó' : 'guardaron'} ${formatCounted(count, 'calificación', 'calificaciones')} como borrador`
  return (
    <div className="mb-8">
      <Alert tone={count === 0 ? 'info' : 'success'} title={title} announce>
        {partly ? (
          <p>Corrija las señaladas y guarde de nuevo.</p>
        ) : (
          <p>
            Aún no cuentan: <a href={`/profesor/firmar${search}`}>revise y firme la hoja</a>.
          </p>
        )}
      </Alert>
    </div>
  )
}

/**
 * The coordination's view of grades: who is missing and what follows, progress by sede and CEME, reminders,
 * corrections. §4.2 C
 */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { Button } from '#app/components/actions/button.tsx'
import { DataTable } from '#app/components/data/data-table.tsx'
import { Folio } from '#app/components/data/folio.tsx'
import { Figures } from '#app/components/data/figures.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { NoExamsNote, useWithoutExams } from '#app/components/page/no-exams-note.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { CorrectionList } from '#app/grades/correction-list.tsx'
import { OpeningNotice } from '#app/score-openings/opening-notice.tsx'
import { reasonPath } from '#app/score-openings/scope-paths.ts'
import { formatCounted } from '#app/labels/format-number.ts'
import { submitGradesPage } from './actions.server.ts'
import { readGradesPage } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Calificaciones · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readGradesPage(args)

export const action = (args: ActionFunctionArgs) => submitGradesPage(args)

type Facts = NonNullable<Awaited<ReturnType<typeof readGradesPage>>>

export default function GradesPage() {
  const facts = useLoaderData<typeof loader>()
  const withoutExams = useWithoutExams()
  const refused = useActionData<typeof action>() ?? null
  if (facts === null) {
    return (
      <Page>
        <PageHeading title="Calificaciones" />
        <EmptyState title="Aún no hay una convocatoria" />
      </Page>
    )
  }
  const { id, open: opened, title, frozen, progress, lacking, corrections, mail, reminded } = facts
  const complete = progress.filter(({ missing }) => missing === 0)
  const open = corrections.filter(({ outcome }) => outcome === null).length
  return (
    <Page>
      <PageHeading
        above={title}
        title="Calificaciones de los grados"
        lead="Cuenta lo que el profesor titular firmó. Sin la del grado actual el aspirante queda excluido (§4.2 C)."
        act={
          frozen || lacking.length === 0 ? null : (
            <Form method="post">
              <Button type="submit" name="intent" value="remind">
                Recordar a todos los que faltan
              </Button>
            </Form>
          )
        }
      />
      <NoExamsNote>
        No se pide ninguna calificación: valen las que se congelaron con el EFISER. Quien no tenía la del grado actual queda
        excluido otra vez (§4.2 C).
      </NoExamsNote>
      <div className="mb-8 space-y-4">
        {refused === null || refused.correctionId !== null ? null : (
          <Alert tone="danger" announce title={refused.error} />
        )}
        {reminded === null ? null : <Reminded {...reminded} mail={mail} />}
        {frozen ? <Alert title="La selección ya se congeló">Las calificaciones no cambian más.</Alert> : null}
      </div>
      <Figures
        label="Estado de las calificaciones"
        figures={[
          { label: 'aspirantes sin la del grado actual', count: lacking.length, attention: lacking.length > 0 },
          { label: 'especialidades por sede', count: progress.length },
          { label: 'correcciones por decidir', count: open, attention: open > 0 },
          { label: 'correos en espera', count: mail.waiting },
          { label: 'correos no entregados', count: mail.failed, attention: mail.failed > 0 },
        ]}
      />
      {mail.demo ? (
        <p className="mt-3">
          <Link to="/demo/correo">Buzón de la demostración</Link>
        </p>
      ) : null}
      <div className="mt-10">
        <Section title="A quién le falta la del grado actual">
          <DataTable
            caption="Aspirantes sin calificación del grado actual"
            captionHidden
            narrow="stack"
            columns={[
              {
                key: 'folio',
                header: 'Folio',
                cell: ({ folio }) => <Folio folio={folio} />,
              },
              { key: 'name', header: 'Nombre', rowHeader: true, cell: ({ name }) => name },
              { key: 'ceme', header: 'Especialidad', cell: ({ ceme, grade }) => `${ceme} ${grade}` },
              { key: 'sede', header: 'Sede', cell: ({ sede }) => sede },
            ]}
            rows={lacking}
            rowKey={({ id }) => id}
            empty={withoutExams ? 'A nadie se le pide.' : 'A nadie le falta: todos tienen la de su grado actual.'}
          />
        </Section>
        <Section title="Correcciones">
          {corrections.length === 0 ? null : (
            <OpeningNotice
              open={opened} hidden="Las calificaciones de antes y de después"
              reason={reasonPath({ scope: 'corrections', subjectId: id }, '/admin/calificaciones')}
            />
          )}
          <CorrectionList
            rows={corrections}
            frozen={frozen}
            refused={refused?.correctionId === null ? null : refused}
          />
        </Section>
        <Section title="Avance por sede y especialidad">
          <Progress
            caption="Sedes y especialidades en que falta algo"
            frozen={frozen}
            rows={progress.filter(({ missing }) => missing > 0)}
            empty="En ninguna falta la del grado actual."
          />
          <details className="mt-6">
            <summary className="min-h-11 cursor-pointer font-semibold">
              {formatCounted(complete.length, 'completa', 'completas')}
            </summary>
            <Progress
              caption="Sedes y especialidades completas"
              frozen={frozen}
              rows={complete}
              empty="Ninguna todavía."
            />
          </details>
        </Section>
      </div>
    </Page>
  )
}

interface ProgressProps {
  caption: string
  rows: Facts['progress']
  frozen: boolean
  empty: string
}

function Progress({ caption, rows, frozen, empty }: ProgressProps) {
  return (
    <DataTable
      caption={caption}
      captionHidden
      narrow="stack"
      columns={[
        { key: 'sede', header: 'Sede', rowHeader: true, cell: ({ sede, city }) => `${sede}, ${city}` },
        { key: 'ceme', header: 'Especialidad', cell: ({ ceme }) => ceme },
        { key: 'residents', header: 'Aspirantes', align: 'end', cell: ({ residents }) => residents },
        { key: 'previous', header: 'Faltan de antes', align: 'end', cell: ({ previous }) => previous },
        { key: 'drafts', header: 'Borradores', align: 'end', cell: ({ drafts }) => drafts },
        { key: 'sheets', header: 'Hojas', align: 'end', cell: ({ sheets }) => sheets },
        {
          key: 'state',
          header: 'Grado actual',
          cell: ({ missing }) =>
            missing === 0 ? (
              <StateWord shape="check" tone="success">
                Completo
              </StateWord>
            ) : (
              <StateWord shape="triangle" tone="attention">
                {missing === 1 ? 'Falta 1' : `Faltan ${missing}`}
              </StateWord>
            ),
        },
        {
          key: 'remind',
          header: 'Aviso',
          cell: ({ sedeCode, sede, ceme, missing, professors }) =>
            missing === 0 || frozen ? (
              'Sin pendiente'
            ) : professors === 0 ? (
              'Sin profesor'
            ) : (
              <Form method="post">
                <input type="hidden" name="sede" value={sedeCode} />
                <input type="hidden" name="ceme" value={ceme} />
                <Button
                  type="submit"
                  name="intent"
                  value="remind"
                  look="secondary"
                  aria-label={`Recordar a ${ceme}, ${sede}`}
                >
                  Recordar
                </Button>
              </Form>
            ),
        },
      ]}
      rows={rows}
      rowKey={({ sedeCode, ceme }) => `${sedeCode} ${ceme}`}
      empty={empty}
    />
  )
}

function Reminded({ written, standing, mail }: { written: number; standing: number; mail: Facts['mail'] }) {
  const title =
    written === 0
      ? 'Ya se les había recordado hoy'
      : `Se ${written === 1 ? 'escribió' : 'escribieron'} ${formatCounted(written, 'recordatorio', 'recordatorios')}`
  return (
    <Alert tone={written === 0 ? 'info' : 'success'} announce title={title}>
      {standing === 0 || written === 0 ? null : (
        <p>{formatCounted(standing, 'profesor ya lo tenía', 'profesores ya lo tenían')} hoy.</p>
      )}
      {mail.sends ? (
        <p>Se envía en segundo plano y se reintenta si el servidor de correo no responde.</p>
      ) : mail.demo ? (
        <p>
          Demostración sin servidor de correo: <Link to="/demo/correo">ver el buzón</Link>.
        </p>
      ) : (
        <p>No hay servidor de correo configurado (SMTP_URL): queda en espera.</p>
      )}
    </Alert>
  )
}

/** The marks of one exam: their distribution, and the list by folio, whose scores ask for a reason. No name stands beside one. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Figures } from '#app/components/data/figures.tsx'
import { Pagination } from '#app/components/data/pagination.tsx'
import { TableTools } from '#app/components/data/table-tools.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { ShortHash } from '#app/exam-quality/short-hash.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { formatCount, formatDecimal } from '#app/labels/format-number.ts'
import { OpeningNotice } from '#app/score-openings/opening-notice.tsx'
import { readOpenScores } from '#app/score-openings/require-opening.server.ts'
import { reasonPath } from '#app/score-openings/scope-paths.ts'
import type { MarkRow } from '#db/queries/admin-marks.ts'
import { readExam } from '../admin.examenes_.$examId/queries.server.ts'
import { DistributionChart } from './distribution-chart.tsx'
import { MARK_LOOKS, MARK_WORDS } from '#app/marking/mark-words.ts'
import { readMarks } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Calificaciones · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'admin')
  const exam = await readExam(args.context, args.params['examId'])
  const open = await readOpenScores(args, actor, { scope: 'exam', subjectId: exam.id })
  return { exam, open, marks: await readMarks(args.context, exam.id, args.request.url, open !== null) }
}

const WHO: readonly Column<MarkRow>[] = [
  { key: 'folio', header: 'Folio', rowHeader: true, sortable: true, cell: ({ folio }) => folio },
  {
    key: 'status', header: 'Situación', sortable: true,
    cell: ({ status }) => <StateWord {...MARK_LOOKS[status]}>{MARK_WORDS[status]}</StateWord>,
  },
]

const SCORES: readonly Column<MarkRow>[] = [
  {
    key: 'correct', header: 'Aciertos', align: 'end', sortable: true,
    cell: ({ correct, counted }) => correct === null || counted === null ? '—'
      : `${formatCount(correct)} de ${formatCount(counted)}`,
  },
  {
    key: 'efiser', header: 'EFISER', align: 'end', sortable: true,
    cell: ({ efiser }) => efiser === null ? '—' : formatDecimal(efiser, 4),
  },
]

export default function MarksPage() {
  const { exam, open, marks } = useLoaderData<typeof loader>()
  const home = `/admin/examenes/${exam.id}`
  return (
    <Page>
      <Breadcrumbs
        way={[{ to: '/admin/examenes', label: 'Exámenes' }, { to: home, label: exam.name }]} here="Calificaciones"
      />
      <PageHeading
        above={`${exam.name}, turno ${exam.turno}`} title="Calificaciones"
        lead={marks.markedAt === null ? undefined : <>Calificado el <DateTime at={marks.markedAt} />.</>}
        act={marks.total === 0 ? undefined
          : <ButtonLink to={`${home}/reactivos`} look="secondary">Estadística de reactivos</ButtonLink>}
      />
      {marks.total === 0 ? (
        <EmptyState title="Este examen no se ha calificado" act={<ButtonLink to={home}>Ir al examen</ButtonLink>}>
          Se califica cuando termina su turno, el <DateTime at={exam.endsAt} />.
        </EmptyState>
      ) : (
        <>
          <Section title="Distribución"><DistributionChart distribution={marks.distribution} /></Section>
          <Section title="Situación" lead="Ausente no es cero: quien no presentó no tiene calificación (§4.2 B).">
            <Figures
              label="Aspirantes por situación"
              figures={marks.statuses.map(({ status, count }) => ({ label: MARK_WORDS[status], count }))}
            />
            {marks.keys.map((key) => (
              <p key={key} className="mt-3">Clave con la que se calificó (SHA-256): <ShortHash hash={key} whole /></p>
            ))}
          </Section>
          <Section title="Por folio">
            <OpeningNotice
              open={open} hidden="Las calificaciones de cada folio y su archivo"
              reason={reasonPath({ scope: 'exam', subjectId: exam.id }, `${home}/calificaciones`)}
            />
            <TableTools
              query={marks.query} shown={marks.shown} total={marks.total} noun="aspirantes" searchLabel="Folio"
              {...open === null ? {} : { exportTo: `${home}/calificaciones.csv` }}
            />
            <DataTable
              caption="Calificaciones por folio" captionHidden columns={open === null ? WHO : [...WHO, ...SCORES]} rows={marks.rows} query={marks.query}
              rowKey={({ folio }) => folio} empty="Ningún folio coincide con la búsqueda."
            />
            <Pagination query={marks.query} shown={marks.shown} />
          </Section>
        </>
      )}
    </Page>
  )
}

/** Annulments of an exam: its forms with what was found in them, and every proposal with its decision. §3.1 B */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { formatCount } from '#app/labels/format-number.ts'
import { KIND_WORDS, outcomeLook, POLICY_WORDS } from '#app/marking/annulment-words.ts'
import { readExam } from '../admin.examenes_.$examId/queries.server.ts'
import { FormStanding } from './form-standing.tsx'
import { readQuality, type ExamQuality } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Anulaciones · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  const exam = await readExam(args.context, args.params['examId'])
  return { exam, quality: await readQuality(args.context, exam) }
}

type Proposal = ExamQuality['proposals'][number]

const columns = (home: string): Column<Proposal>[] => [
  {
    key: 'at', header: 'Propuesta', rowHeader: true,
    cell: ({ id, proposedAt }) => <Link to={`${home}/anulaciones/${id}`}><DateTime at={proposedAt} form="short" /></Link>,
  },
  { key: 'by', header: 'Por', cell: ({ proposer }) => proposer },
  { key: 'items', header: 'Reactivos', align: 'end', cell: ({ items }) => formatCount(items) },
  { key: 'kind', header: 'Motivo', cell: ({ kind }) => KIND_WORDS[kind] },
  { key: 'policy', header: 'Regla', cell: ({ policy }) => POLICY_WORDS[policy].short },
  { key: 'state', header: 'Situación', cell: ({ outcome }) => <StateWord {...outcomeLook(outcome)} /> },
]

export default function AnnulmentsPage() {
  const { exam, quality: { stage, forms, proposals } } = useLoaderData<typeof loader>()
  const home = `/admin/examenes/${exam.id}`
  const proposed = proposals.some(({ outcome }) => outcome === null)
  // Where a form waits for a person, the act stands beside what was found.
  const may = stage === 'open' && forms.length > 0 && forms.every(({ released }) => released) && !proposed
  return (
    <Page>
      <Breadcrumbs
        way={[{ to: '/admin/examenes', label: 'Exámenes' }, { to: home, label: exam.name }]} here="Anulaciones"
      />
      <PageHeading
        above={`${exam.name}, turno ${exam.turno}`} title="Anulaciones"
        lead="Una regla para todas las personas de la forma, decidida por dos y nunca después de la publicación (§3.1 B)."
        act={may ? <ButtonLink to={`${home}/anulaciones/nueva`}>Proponer una anulación</ButtonLink> : undefined}
      />
      <StageNote stage={stage} />
      <Section title="Formas presentadas" lead="Se comprueban al calificar: media cerca del azar, o clave superada.">
        {forms.length === 0 ? (
          <EmptyState title="Aún no hay hojas calificadas" act={<ButtonLink to={home}>Ir al examen</ButtonLink>}>
            La comprobación se hace con las respuestas de quienes presentaron, al calificar.
          </EmptyState>
        ) : forms.map((form) => <FormStanding key={form.id} form={form} stage={stage} home={home} proposed={proposed} />)}
      </Section>
      <Section title="Propuestas">
        <DataTable
          caption="Propuestas de anulación" captionHidden narrow="stack" columns={columns(home)} rows={proposals}
          rowKey={({ id }) => id} empty="Nadie ha propuesto anular un reactivo de este examen."
        />
      </Section>
    </Page>
  )
}

function StageNote({ stage }: { stage: ExamQuality['stage'] }) {
  if (stage === 'open') return null
  return (
    <div className="mb-8">
      {stage === 'published' ? (
        <Alert tone="info" title="Los resultados ya se publicaron">
          Ningún reactivo se anula después: no hay revisión del resultado del examen (§3.1 B).
        </Alert>
      ) : (
        <Alert tone="attention" title="La selección está congelada">
          Para anular, quien no la congeló debe descartarla primero, en <Link to="/admin/seleccion">Selección</Link>.
        </Alert>
      )}
    </div>
  )
}

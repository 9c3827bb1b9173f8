/** One proposal of annulment: what and why, everybody who moves, and the decision of a second person. §3.1 B */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { Pagination } from '#app/components/data/pagination.tsx'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { TableTools } from '#app/components/data/table-tools.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { ShortHash } from '#app/exam-quality/short-hash.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { KIND_WORDS, outcomeLook, POLICY_WORDS } from '#app/marking/annulment-words.ts'
import { DryRunFigures } from '#app/marking/dry-run-figures.tsx'
import { MoveTable } from '#app/marking/move-table.tsx'
import { OpeningNotice } from '#app/score-openings/opening-notice.tsx'
import { readOpenScores } from '#app/score-openings/require-opening.server.ts'
import { reasonPath } from '#app/score-openings/scope-paths.ts'
import { readExam } from '../admin.examenes_.$examId/queries.server.ts'
import { submitDecision } from './actions.server.ts'
import { ApproveForm, RejectForm, WithdrawForm } from './decision-forms.tsx'
import { arrangeMoves, keepShown, readAnnulment, type AnnulmentView } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Propuesta de anulación · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'admin')
  const exam = await readExam(args.context, args.params['examId'])
  const open = await readOpenScores(args, actor, { scope: 'annulments', subjectId: exam.id })
  const { effect: { dryRun, ...effect }, ...view } = await readAnnulment(args.context, exam.id, args.params['annulmentId'])
  const own = view.proposal.proposedBy === actor.personId
  const seen = await keepShown(args.context, actor, { proposal: view.proposal, sha256: effect.sha256, open })
  const counts = dryRun === null ? null : { placed: dryRun.placed, sat: dryRun.sat, counts: dryRun.counts }
  return {
    exam, view, effect, counts, open,
    moves: dryRun === null || open === null ? null : arrangeMoves(dryRun.moves, args.request.url),
    own, seen,
  }
}

export const action = (args: ActionFunctionArgs) => submitDecision(args, {
  examId: args.params['examId'] ?? '', annulmentId: args.params['annulmentId'] ?? '',
})

const CHANGES = [
  { value: 'calificacion', label: 'EFISER' }, { value: 'posicion', label: 'Posición' }, { value: 'plaza', label: 'Plaza' },
]

export default function AnnulmentPage() {
  const { exam, view, effect, counts, moves, open: opened, own, seen } = useLoaderData<typeof loader>()
  const home = `/admin/examenes/${exam.id}`
  const open = view.proposal.outcome === null
  return (
    <Page>
      <Breadcrumbs
        way={[
          { to: '/admin/examenes', label: 'Exámenes' }, { to: home, label: exam.name },
          { to: `${home}/anulaciones`, label: 'Anulaciones' },
        ]}
        here="Propuesta"
      />
      <PageHeading above={`${exam.name}, forma versión ${view.proposal.version}`} title="Propuesta de anulación" />
      <Section title="Qué y por qué"><Facts view={view} home={home} sha256={effect.sha256} /></Section>
      {effect.problem === null ? null : <Alert tone="attention" title="No puede simularse ahora">{effect.problem}</Alert>}
      {counts === null ? null : (
        <Section
          title={open ? 'Lo que cambiaría' : 'Lo que cambió'}
          lead={open ? undefined : 'Como se mostró a quien aprobó; con esa huella queda en el registro.'}
        >
          <DryRunFigures dryRun={counts} />
          <div className="mt-8">
            <OpeningNotice
              open={opened} hidden="Los cambios de cada folio y su archivo"
              reason={reasonPath({ scope: 'annulments', subjectId: exam.id }, `${home}/anulaciones/${view.proposal.id}`)}
            />
            {moves === null ? null : <Moves moves={moves} file={`${home}/anulaciones/${view.proposal.id}.csv`} />}
          </div>
        </Section>
      )}
      {open ? <Decision own={own} stage={view.stage} shown={effect.sha256} seen={seen} /> : null}
    </Page>
  )
}

function Moves({ moves, file }: { moves: ReturnType<typeof arrangeMoves>, file: string }) {
  return (
    <>
      <TableTools
        query={moves.query} shown={moves.shown} total={moves.total} noun="personas con algún cambio" searchLabel="Folio"
        filters={[{ name: 'cambio', label: 'Cambia', choices: CHANGES, allLabel: 'Cualquier cosa' }]} exportTo={file}
      />
      <MoveTable moves={moves.rows} query={moves.query} />
      <Pagination query={moves.query} shown={moves.shown} />
    </>
  )
}

/** Nobody approves what moves people without having been shown whom: the server keeps by which dry run. */
function Decision({ own, stage, shown, seen }: {
  own: boolean, stage: AnnulmentView['stage'], shown: string | null, seen: boolean,
}) {
  if (own) return <WithdrawForm />
  return (
    <>
      {stage === 'open' && shown !== null && !seen ? (
        <Alert tone="attention" title="Para aprobar, vea antes los cambios">Diga arriba el motivo y revise a quién mueve.</Alert>
      ) : stage === 'open' && shown !== null ? <ApproveForm shown={shown} /> : (
        <Alert tone="attention" title="Ahora no puede aprobarse">
          {stage === 'open' ? 'Resuelva primero lo que impide la simulación.'
            : 'La selección está congelada o publicada: solo puede rechazarse (§3.1 B).'}
        </Alert>
      )}
      <div className="mt-10"><RejectForm /></div>
    </>
  )
}

function Facts({ view: { proposal, items }, home, sha256 }: {
  view: Pick<AnnulmentView, 'proposal' | 'items'>, home: string, sha256: string | null,
}) {
  return (
    <SummaryList rows={[
      { term: 'Situación', value: <StateWord {...outcomeLook(proposal.outcome)} /> },
      {
        term: 'Reactivos',
        value: (
          <ul>
            {items.map(({ itemId, code, topic }) => (
              <li key={itemId}><Link to={`${home}/reactivos/${itemId}`}>{code}</Link>, {topic}</li>
            ))}
          </ul>
        ),
      },
      { term: 'Regla', value: POLICY_WORDS[proposal.policy].full },
      { term: 'Motivo', value: <>{KIND_WORDS[proposal.kind]}. {proposal.reason}</> },
      { term: 'Propuesta', value: <><DateTime at={proposal.proposedAt} />, por {proposal.proposer}</> },
      ...(proposal.decidedAt === null ? [] : [{
        term: 'Decidida',
        value: <><DateTime at={proposal.decidedAt} />, por {proposal.decider}. {proposal.note}</>,
      }]),
      ...(sha256 === null ? [] : [{ term: 'Simulación (SHA-256)', value: <ShortHash hash={sha256} whole /> }]),
    ]} />
  )
}

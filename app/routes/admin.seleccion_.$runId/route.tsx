/** One run: its hashes, the act that comes next, and the ranked list; scores and documents with a reason. Never a name. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Figures } from '#app/components/data/figures.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { Section } from '#app/components/page/section.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { readOpenScores } from '#app/score-openings/require-opening.server.ts'
import { submitRunAct } from './actions.server.ts'
import { readRanking, readRun, type RunView } from './queries.server.ts'
import { LotteryPanel } from './lottery-panel.tsx'
import { offerTestRound } from './test-round.server.ts'
import { RankingTable } from './ranking-table.tsx'
import { RunFacts } from './run-facts.tsx'
import { RunFrame } from './run-frame.tsx'

export const meta: MetaFunction = () => [{ title: 'Corrida de la selección · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'admin')
  const run = await readRun(args.context, args.params['runId'])
  const open = await readOpenScores(args, actor, { scope: 'run', subjectId: run.id })
  return {
    run, open,
    ranking: run.ranAt === null ? null : await readRanking(args.context, run.id, args.request.url, open !== null),
    testRound: offerTestRound(run.lottery, args.context.services.demo),
  }
}

export async function action(args: ActionFunctionArgs) {
  return submitRunAct(args, args.params['runId'])
}

export default function RunPage() {
  const { run, open, ranking, testRound } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const { ranked, assigned, exclusions } = run.outcomes
  return (
    <RunFrame run={run} title="Corrida de la selección" act={<NextAct run={run} />}>
      <ErrorSummary errors={answered?.problems} title="No se hizo" />
      {run.discardedAt === null ? null : (
        <div className="mb-8">
          <Alert tone="attention" title="Esta corrida se descartó: no puede publicarse">{run.discardReason}</Alert>
        </div>
      )}
      {run.lottery === null || run.ranAt !== null || run.discardedAt !== null ? null : (
        <Section title="Sorteo público" lead="Solo decide empates totales; se realiza siempre, haya o no alguno.">
          <LotteryPanel lottery={run.lottery} testRound={testRound} answered={answered?.reply ?? null} />
        </Section>
      )}
      <Section title="Documentos y huellas"><RunFacts run={run} open={open} /></Section>
      <Section
        title="Orden y asignación"
        lead="Por identificador de la selección: quién es quién se guarda aparte y no se muestra aquí."
      >
        {ranking === null ? (
          <EmptyState title="Sin resultados todavía">
            {run.lotterySeed === null ? 'Primero el sorteo: cuando hable el faro, registre su ronda.'
              : 'Ejecute la corrida: el mismo paquete da siempre los mismos bytes.'}
          </EmptyState>
        ) : (
          <>
            <div className="mb-6">
              <Figures label="Resultado de la corrida" figures={[
                { label: 'ordenados', count: ranked },
                { label: 'con plaza', count: assigned },
                { label: 'sin plaza', count: ranked - assigned },
                { label: 'excluidos', count: exclusions.reduce((sum, { results }) => sum + results, 0) },
              ]} />
            </div>
            <RankingTable ranking={ranking} />
          </>
        )}
      </Section>
    </RunFrame>
  )
}

function NextAct({ run }: { run: RunView }) {
  if (run.publishedAt !== null || run.discardedAt !== null) return null
  return (
    <div className="flex flex-wrap gap-3">
      {run.ranAt !== null ? (
        <ButtonLink to={`/admin/seleccion/${run.id}/publicar`}>
          {run.proposedAt === null ? 'Publicar…' : 'Publicación propuesta…'}
        </ButtonLink>
      ) : (
        <Form method="post">
          <input type="hidden" name="intent" value="run" />
          <SubmitButton pendingText="Ejecutando…">Ejecutar la selección</SubmitButton>
        </Form>
      )}
      {run.proposedAt !== null ? null : (
        <ButtonLink to={`/admin/seleccion/${run.id}/descartar`} look="secondary">Descartar…</ButtonLink>
      )}
    </div>
  )
}

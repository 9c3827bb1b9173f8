/** A proposal in two steps: choose and simulate, which the address keeps; then say why and propose. §3.1 B */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { Button } from '#app/components/actions/button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { ErrorSummary } from '#app/components/feedback/error-summary.tsx'
import { CheckboxGroup } from '#app/components/fields/checkbox-group.tsx'
import { plainField } from '#app/components/fields/form-field.ts'
import { RadioGroup } from '#app/components/fields/radio-group.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { formatFigure } from '#app/exam-quality/format-figure.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { formatCount } from '#app/labels/format-number.ts'
import { POLICY_WORDS } from '#app/marking/annulment-words.ts'
import { DryRunFigures } from '#app/marking/dry-run-figures.tsx'
import { MoveTable } from '#app/marking/move-table.tsx'
import { OpeningNotice } from '#app/score-openings/opening-notice.tsx'
import { readOpenScores } from '#app/score-openings/require-opening.server.ts'
import { reasonPath } from '#app/score-openings/scope-paths.ts'
import { ANNULMENT_POLICIES } from '#exam-engine/marking/mark.ts'
import { readExam } from '../admin.examenes_.$examId/queries.server.ts'
import { submitProposal } from './actions.server.ts'
import { readNewProposal, type NewProposal } from './queries.server.ts'
import { ReasonForm } from './reason-form.tsx'

export const meta: MetaFunction = () => [{ title: 'Proponer una anulación · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'admin')
  const exam = await readExam(args.context, args.params['examId'])
  const open = await readOpenScores(args, actor, { scope: 'annulments', subjectId: exam.id })
  const proposal = await readNewProposal(args.context, exam, args.request.url, open !== null)
  if (proposal.stage !== 'open') throw redirect(`/admin/examenes/${exam.id}/anulaciones`)
  const { pathname, search } = new URL(args.request.url)
  return { exam, open, here: pathname + search, proposal }
}

export const action = (args: ActionFunctionArgs) => submitProposal(args, args.params['examId'])

export default function NewAnnulmentPage() {
  const { exam, open, here, proposal } = useLoaderData<typeof loader>()
  const home = `/admin/examenes/${exam.id}`
  const { choice, simulation } = proposal
  const { problem, dryRun } = simulation ?? { problem: null, dryRun: null }
  return (
    <Page>
      <Breadcrumbs
        way={[
          { to: '/admin/examenes', label: 'Exámenes' }, { to: home, label: exam.name },
          { to: `${home}/anulaciones`, label: 'Anulaciones' },
        ]}
        here="Proponer"
      />
      <PageHeading
        above={`${exam.name}, forma versión ${proposal.version}, n = ${formatCount(proposal.n)}`} title="Proponer una anulación"
        lead="Primero simule a quién mueve; después, con un motivo, proponga. Otra persona decide (§3.1 B)."
      />
      {problem === null ? null : <ErrorSummary errors={[problem]} />}
      {choice === null || simulation === null || dryRun === null ? <ChoiceForm proposal={proposal} /> : (
        <>
          <Section title="Lo que cambiaría" lead={`${tellItems(proposal)} ${POLICY_WORDS[choice.policy].full}`}>
            <DryRunFigures dryRun={dryRun} />
            <div className="mt-6">
              <OpeningNotice
                open={open} hidden="Los cambios de cada folio"
                reason={reasonPath({ scope: 'annulments', subjectId: exam.id }, here)}
              />
              {open === null ? null : <MoveTable moves={dryRun.moves} />}
            </div>
            {open !== null && simulation.moved > dryRun.moves.length ? (
              <p className="mt-3 text-grey">
                Los primeros {formatCount(dryRun.moves.length)} de {formatCount(simulation.moved)}; la propuesta
                los lista todos y los exporta.
              </p>
            ) : null}
          </Section>
          <Section title="Motivo"><ReasonForm proposal={proposal} home={home} /></Section>
          <details>
            <summary className="inline-flex min-h-11 items-center font-semibold text-green underline underline-offset-4">
              Elegir otros reactivos u otra regla
            </summary>
            <ChoiceForm proposal={proposal} />
          </details>
        </>
      )}
    </Page>
  )
}

function tellItems({ items, choice }: NewProposal): string {
  const codes = items.filter(({ itemId }) => choice?.itemIds.includes(itemId)).map(({ code }) => code).sort()
  return `${codes.length === 1 ? 'Reactivo' : 'Reactivos'} ${codes.join(', ')}.`
}

function ChoiceForm({ proposal: { items, choice, formId, annulled } }: { proposal: NewProposal }) {
  const fixed = annulled.itemIds.length > 0
  return (
    <Form method="get" className="space-y-8">
      <input type="hidden" name="forma" value={formId} />
      {fixed ? (
        <>
          <input type="hidden" name="politica" value={annulled.policy} />
          <Alert tone="info" title="Esta forma ya tiene reactivos anulados">
            La regla es una para toda la forma: {POLICY_WORDS[annulled.policy].full}
          </Alert>
        </>
      ) : (
        <RadioGroup
          field={plainField('politica', choice?.policy ?? 'drop')} label="Qué pasa con los reactivos anulados"
          hint="La misma regla para todas las personas que presentaron la forma."
          choices={ANNULMENT_POLICIES.map((value) => ({
            value, label: POLICY_WORDS[value].short, hint: POLICY_WORDS[value].full,
          }))}
        />
      )}
      <CheckboxGroup
        field={{ ...plainField('reactivo'), initialValue: choice?.itemIds ?? [] }} label="Reactivos"
        hint="Primero los hallazgos y los que menos discriminan."
        choices={items.map(({ itemId, code, topic, facility, rir, beaten }) => ({
          value: itemId, label: beaten ? `${code}: un distractor supera a la clave` : code,
          hint: `${topic}. Facilidad ${formatFigure(facility)}, discriminación ${formatFigure(rir)}`,
        }))}
      />
      <ActRow><Button type="submit">Simular</Button></ActRow>
    </Form>
  )
}

/** The result: the seat in one sentence, the two acts, the sum, each preference. Seen by its owner only. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { requireFresh } from '#app/http/fresh-session.server.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { describeExclusion } from '#app/labels/exclusions.ts'
import { formatCount } from '#app/labels/format-number.ts'
import { submitAcceptSede } from './actions.server.ts'
import { BreakdownTable } from './breakdown-table.tsx'
import { ForeignDuties } from './foreign-duties.tsx'
import { DecisionPanel } from './decision-panel.tsx'
import { InclusionLink } from './inclusion-link.tsx'
import { LotteryProof } from './lottery-proof.tsx'
import { MarkedAnswers } from './marked-answers.tsx'
import { PreferenceList } from './preference-list.tsx'
import { PublicationList } from './publication-list.tsx'
import { readResult, type ResultView } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Mi resultado · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'residente')
  await requireFresh(args, actor)
  return readResult(args.context, actor.personId)
}

export async function action(args: ActionFunctionArgs) {
  return submitAcceptSede(args)
}

export default function Result() {
  const { now, window, result } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  if (result === null) {
    const pending = window === null || now < window.from
    return (
      <Page>
        <PageHeading title="Mi resultado" />
        <EmptyState title={pending ? 'Los resultados aún no se publican' : 'No hay un resultado a su nombre'}>
          {window !== null && pending ? <>Podrá consultarlos desde el <DateTime at={window.from} /> y hasta
            el <DateTime at={window.until} /> (§5.1).</> : null}
          {window !== null && !pending ? 'Los resultados no se han publicado, o usted no participa en esta convocatoria.' : null}
        </EmptyState>
      </Page>
    )
  }
  const { award } = result
  return (
    <Page>
      <PageHeading above={`Folio ${result.folio}`} title={headline(result)} />
      {answered === undefined ? null : <div className="mb-6"><Alert tone="danger" announce title={answered.problem} /></div>}
      <div className="mb-10">
        {award === null || window === null ? <NoSeat result={result} /> : <DecisionPanel award={award} window={window} />}
      </div>
      {award?.state === 'commitmentAccepted' || award?.state === 'letterIssued' ? (
        <p className="mb-10"><Link to="/resultado/llegada">Mi llegada a la nueva sede (§5.9.3, §5.12)</Link></p>
      ) : null}
      {result.foreign === null ? null : <ForeignDuties foreign={result.foreign} />}
      {result.breakdown === null ? null : (
        <Section title="Cómo se compone su PI-IMSS" lead="Puede rehacer la suma con una calculadora (§4.3).">
          {result.carriedFrom === null ? null : <CarriedFrom from={result.carriedFrom} />}
          <BreakdownTable result={result} />
          {result.position === null ? null : (
            <p className="mt-4">
              Posición general: <strong>{formatCount(result.position)}</strong>.
              {result.positionInCer === null ? null : <> Entre quienes pidieron el CER de su primera preferencia:{' '}
                <strong>{formatCount(result.positionInCer)}</strong>.</>}
            </p>
          )}
          {result.lottery === null ? null : <LotteryProof lottery={result.lottery} />}
        </Section>
      )}
      {result.closed ? (
        <Section title="La consulta de resultados terminó">
          <p className="max-w-measure">
            El desglose y las preferencias se consultaron hasta el cierre del periodo (§5.1). Aquí permanecen su resultado
            y el estado de su carta de aceptación.
          </p>
        </Section>
      ) : null}
      {result.exclusion !== null || result.closed ? null : (
        <>
          <Section title="Sus preferencias, en su orden"><PreferenceList preferences={result.preferences} /></Section>
          <Section title="Sus publicaciones" lead="El puntaje adicional es definitivo e inapelable (§4.3.2).">
            <PublicationList lines={result.publications} bonus={result.bonus} bonusMax={result.bonusMax} />
          </Section>
        </>
      )}
      {result.closed ? null : (
        <Section title="Este desglose es privado">
          <p className="max-w-measure">
            Nadie en el Instituto puede pedirle que lo muestre, lo imprima o lo comparta. Si alguien lo hace, es una
            desviación administrativa: repórtelo a la Coordinación de Educación en Salud.
          </p>
        </Section>
      )}
      {result.closed ? null : <Section title="Su comprobante de inclusión"><InclusionLink /></Section>}
      {result.answersDigest === null ? null : (
        <Section title="Se calificó lo que usted contestó">
          <MarkedAnswers marked={result.answersDigest} receipt={result.receiptDigest} />
        </Section>
      )}
    </Page>
  )
}

function headline({ award, exclusion }: ResultView): string {
  if (exclusion !== null) return 'No participó en la asignación de plazas'
  if (award === null) return 'No obtuvo una plaza en este periodo'
  const place = award.subsede === null ? award.sede : `${award.sede}, subsede ${award.subsede}`
  const held = !['rejected', 'resigned', 'revoked'].includes(award.state)
  return `${held ? 'Su sede asignada' : 'La plaza que se le asignó'}: ${award.cer}, ${place}`
}

/** No exam was sat in this period: what the sum is made of, and since when it stands. */
function CarriedFrom({ from: { title, satAt } }: { from: NonNullable<ResultView['carriedFrom']> }) {
  return (
    <p className="mb-4 max-w-measure">
      En este periodo no hubo examen: cuenta el EFISER que presentó el <DateTime at={satAt} form="longDate" /> en {title}, con los
      grados, el ENARM y los artículos de entonces (§4.2 B, §5.13). Sus preferencias y su posición son de este periodo.
    </p>
  )
}

function NoSeat({ result: { exclusion } }: { result: ResultView }) {
  const reason = exclusion === null
    ? 'Todas sus preferencias se completaron antes de su posición' : describeExclusion(exclusion)
  return (
    <Alert tone="attention" title={reason}>
      Puede continuar en el curso en el que está inscrito y concursar en periodos posteriores, si los hay.
    </Alert>
  )
}

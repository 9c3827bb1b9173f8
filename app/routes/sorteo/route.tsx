/** The public lottery: what was committed before the beacon spoke, what it said, and how anybody repeats it. */
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { EmptyState } from '#app/components/feedback/empty-state.tsx'
import { StateWord, type StateWordProps } from '#app/components/feedback/state-word.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { ShortHash } from '#app/exam-quality/short-hash.tsx'
import type { LotteryView } from '#app/selection/describe-lottery.ts'
import { LotteryCommands } from './commands.tsx'
import { readLotteries } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Sorteo público · EFISER' }]

export async function loader({ context }: LoaderFunctionArgs) {
  return readLotteries(context)
}

const LOOKS: Record<LotteryView['phase'], StateWordProps> = {
  waiting: { shape: 'empty', children: 'Comprometido, el faro aún no habla' },
  due: { shape: 'half', tone: 'active', children: 'El faro habló, falta registrar su ronda' },
  fallbackDue: { shape: 'half', tone: 'attention', children: 'El faro habló, falta registrar su ronda' },
  drawn: { shape: 'check', tone: 'success', children: 'Sorteado' },
}

const DISCARDED: StateWordProps = { shape: 'dash', children: 'Sin efecto' }

export default function PublicLottery() {
  const { lotteries, keyId } = useLoaderData<typeof loader>()
  return (
    <Page>
      <PageHeading
        title="Sorteo público"
        lead="Decide solo entre quienes empatan en todo: PI-IMSS, EFISER, promedio y ENARM. Nadie puede elegir su resultado
          y cualquiera puede rehacerlo."
      />
      <Section title="Cómo funciona">
        <ol className="max-w-measure list-decimal space-y-2 ps-6">
          <li>Se congela la entrada de la selección y, en el mismo acto, se publica su huella y la de un secreto.</li>
          <li>Se nombra de antemano la ronda futura de un faro público: un número al azar que aún no existe.</li>
          <li>Cuando el faro habla, se comprueba su firma, se revela el secreto y de ambos resulta la semilla.</li>
          <li>Entre dos iguales en todo va primero la menor huella de semilla e identificador.</li>
        </ol>
      </Section>
      {lotteries.length === 0 ? (
        <EmptyState title="Aún no hay un sorteo comprometido">
          Aquí se publicará al congelar la entrada de la selección, antes de que el faro hable.
        </EmptyState>
      ) : lotteries.map((lottery) => <LotterySection key={lottery.runId} lottery={lottery} />)}
      {keyId === null ? null : (
        <Section title="Llave de los paquetes de auditoría" lead="Huella (SHA-256) de la llave pública que los firma.">
          <ShortHash hash={keyId} whole />
        </Section>
      )}
    </Page>
  )
}

function LotterySection({ lottery }: { lottery: LotteryView & { call: string } }) {
  const { commitment, drawn, addresses } = lottery
  return (
    <Section title={`Sorteo ${String(lottery.number)} · ${commitment.convocatoria}`} lead={lottery.call}>
      {lottery.test ? (
        <div className="mb-4">
          <Alert tone="attention" title="Faro de prueba">
            Este sorteo es de una demostración: los valores de su faro los puede calcular cualquiera de antemano.
          </Alert>
        </div>
      ) : null}
      <SummaryList rows={[
        { term: 'Situación', value: <StateWord {...(lottery.discardedAt === null ? LOOKS[lottery.phase] : DISCARDED)} /> },
        ...(lottery.discardedAt === null ? [] : [{ term: 'Entrada descartada', value: <DateTime at={lottery.discardedAt} /> }]),
        ...(commitment.reason === null ? [] : [{ term: 'Por qué otra entrada', value: commitment.reason }]),
        { term: 'Comprometido', value: <DateTime at={lottery.committedAt} /> },
        { term: 'Huella del compromiso', value: <ShortHash hash={lottery.commitmentSha256} whole /> },
        { term: 'Huella de la entrada congelada', value: <ShortHash hash={commitment.frozenInputSha256} whole /> },
        { term: 'Huella del secreto', value: <ShortHash hash={commitment.secretSha256} whole /> },
        {
          term: 'Faro',
          value: <>{commitment.beacon.name}, ronda {commitment.beacon.round}, el <DateTime at={lottery.beaconAt} />
            {addresses.beacon === '' ? null : <>. <a href={addresses.beacon}>Ver la ronda</a></>}</>,
        },
        {
          term: 'Respaldo',
          value: <>{commitment.fallback.name}, ronda {commitment.fallback.round}, el <DateTime at={lottery.fallbackAt} />.
            Solo si para entonces nadie registró la ronda del faro y dos personas distintas de la coordinación declaran
            que no puede obtenerse.</>,
        },
        ...(lottery.fallbackReason === null ? [] : [{ term: 'Por qué el respaldo', value: lottery.fallbackReason }]),
        ...(drawn === null ? [] : [
          { term: 'Sorteado', value: <><DateTime at={drawn.at} />, {drawn.source === 'beacon' ? 'con el faro' : 'con el respaldo'}</> },
          { term: 'Firma de la ronda', value: <ShortHash hash={drawn.round.signature} whole /> },
          { term: 'Valor del faro', value: <ShortHash hash={drawn.beaconValue} whole /> },
          { term: 'Secreto revelado', value: <ShortHash hash={drawn.secret} whole /> },
          { term: 'Semilla', value: <ShortHash hash={drawn.seed} whole /> },
          { term: 'Huella de la entrada con la semilla', value: <ShortHash hash={lottery.seededInputSha256 ?? ''} whole /> },
        ]),
      ]} />
      <details className="mt-4">
        <summary className="min-h-11 font-semibold">Rehacer este sorteo con sha256sum</summary>
        <LotteryCommands lottery={lottery} />
      </details>
    </Section>
  )
}

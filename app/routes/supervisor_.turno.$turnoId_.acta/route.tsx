/**
 * The acta of a turno at a sede. After the turno: the draft to be read, observed and signed; after the first signature
 * its frozen content and who is missing; complete, the file. §3.1
 */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from '@remix-run/react'
import type { Figure } from '#app/board/board-tiles.ts'
import { sendOrKeep } from '#app/board/send-or-keep.ts'
import { FIGURE_NAMES } from '#app/board/state-words.ts'
import { Figures } from '#app/components/data/figures.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { ActaBody } from './acta-body.tsx'
import { CloseForm } from './close-form.tsx'
import { ObserveForm } from './observe-form.tsx'
import { SignForm } from './sign-form.tsx'
import { SignerList } from './signer-list.tsx'
import { Standing } from './standing.tsx'
import { submitActa, type ActaReply } from './actions.server.ts'
import { readActaPage } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Acta del turno · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  return readActaPage(args)
}

export async function action(args: ActionFunctionArgs) {
  return submitActa(args)
}

export async function clientAction({ request, serverAction }: ClientActionFunctionArgs) {
  const sent = (await request.clone().formData()).get('intent')
  const intent = sent === 'observe' || sent === 'close' ? sent : 'sign'
  return sendOrKeep<ActaReply>(serverAction<typeof action>, (result) => ({ intent, result }))
}

const COUNTED: readonly Figure[] = ['expected', 'present', 'absent', 'denied', 'handedIn', 'closed', 'cancelled']

export default function ActaRoute() {
  const page = useLoaderData<typeof loader>()
  const replied = useActionData<typeof action>() ?? null
  const { turno, sede, counts, board, acta } = page
  const resultOf = (intent: ActaReply['intent']) => (replied?.intent === intent ? replied.result : null)
  return (
    <Page>
      <Breadcrumbs
        way={[
          { to: '/supervisor', label: 'Turnos' },
          { to: board, label: `Turno ${turno.number}` },
        ]}
        here="Acta"
      />
      <PageHeading
        above={`${sede.name}, ${sede.city}`}
        title={`Acta del turno ${turno.number}`}
        lead={<DateTime at={turno.opensAt} localZone={sede.zone} />}
      />
      <div className="mb-10">
        <Standing page={page} />
      </div>
      <Section title="Recuento">
        <Figures
          label="Recuento del turno"
          figures={COUNTED.map((figure) => ({ label: FIGURE_NAMES[figure], count: counts[figure] }))}
        />
        <p className="mt-2 max-w-measure text-grey">
          Presente es quien abrió el examen. Lo guardado antes del término cuenta, se haya entregado o no.
        </p>
      </Section>
      {acta === null || acta.content === null ? null : <ActaBody content={acta.content} />}
      {acta?.state === 'draft' ? (
        <Section
          title="Agregar una observación"
          lead="Solo se agrega; lo demás sale de lo que se asentó en el turno. Quien agrega una queda de guardia."
        >
          <ObserveForm key={acta.content?.observations.length} result={resultOf('observe')} />
        </Section>
      ) : null}
      {acta === null || acta.content === null ? null : (
        <Section title="Firmas" lead="Cada persona de guardia firma el mismo contenido, con su contraseña.">
          <SignerList acta={acta} zone={sede.zone} />
          {acta.maySign ? <SignForm key={acta.sha256} acta={acta} result={resultOf('sign')} /> : null}
          {acta.mayClose ? <CloseForm result={resultOf('close')} /> : null}
        </Section>
      )}
    </Page>
  )
}

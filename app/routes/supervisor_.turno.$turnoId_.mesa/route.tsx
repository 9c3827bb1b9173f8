/** The supervisors' desk: who is in charge of the turno at the sede, handing it over, and what fails at the sede. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, type ClientActionFunctionArgs } from '@remix-run/react'
import { sendOrKeep } from '#app/board/send-or-keep.ts'
import { Alert } from '#app/components/feedback/alert.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { useRefresh } from '#app/coordination/use-refresh.ts'
import { OUTAGE_PAUSES_NOTHING } from '#app/labels/desk.ts'
import { submitDesk, type DeskReply } from './actions.server.ts'
import { ChargeHistory } from './charge-history.tsx'
import { ChargeNow } from './charge-now.tsx'
import { OutageForms } from './outage-forms.tsx'
import { OutageList } from './outage-list.tsx'
import { readDeskPage } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Mesa de supervisión · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  return readDeskPage(args)
}

export async function action(args: ActionFunctionArgs) {
  return submitDesk(args)
}

const INTENTS: readonly DeskReply['intent'][] = ['open', 'offer', 'withdraw', 'confirm', 'declare', 'end']

export async function clientAction({ request, serverAction }: ClientActionFunctionArgs) {
  const sent = (await request.clone().formData()).get('intent')
  const intent = INTENTS.find((known) => known === sent) ?? 'open'
  return sendOrKeep<DeskReply>(serverAction<typeof action>, (result) => ({ intent, result }))
}

const REFRESH_MS = 5000

export default function DeskRoute() {
  const page = useLoaderData<typeof loader>()
  const replied = useActionData<typeof action>() ?? null
  useRefresh(REFRESH_MS)
  const { turno, sede, board, open, signed, deskFrom, outages } = page
  const resultOf = (intent: DeskReply['intent']) => (replied?.intent === intent ? replied.result : null)
  return (
    <Page width="reading">
      <Breadcrumbs
        way={[{ to: '/supervisor', label: 'Turnos' }, { to: board, label: `Turno ${turno.number}` }]}
        here="Mesa de supervisión"
      />
      <PageHeading
        above={`${sede.name}, ${sede.city}`}
        title={`Mesa de supervisión del turno ${turno.number}`}
        lead={<DateTime at={turno.opensAt} localZone={sede.zone} />}
      />
      {open ? null : (
        <div className="mb-8">
          <Alert tone="attention" title={signed ? 'El acta ya se firmó' : 'La mesa aún no se abre'}>
            {signed ? 'Nada se agrega a lo que el acta asienta. Comunique lo que falte a la coordinación.'
              : <>Se abre el <DateTime at={deskFrom} />.</>}
          </Alert>
        </div>
      )}
      <Section title="A cargo del turno">
        <ChargeNow page={page} resultOf={resultOf} />
      </Section>
      <Section title="Fallas de la sede" lead={OUTAGE_PAUSES_NOTHING}>
        <OutageList outages={outages} zone={sede.zone} />
        {open ? <OutageForms page={page} resultOf={resultOf} /> : null}
      </Section>
      <Section title="Historia de la mesa">
        <ChargeHistory page={page} />
      </Section>
    </Page>
  )
}

/** Resigning from an accepted seat: what follows by date, the five steps, and the receipt. Convocatoria §5.14 to §5.17 */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { Alert } from '#app/components/feedback/alert.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { ConsequenceAlert } from '#app/resignation/consequence-alert.tsx'
import { readResignationPage } from '#app/resignation/own-resignation.server.ts'
import { submitDraft } from './actions.server.ts'
import { DraftSteps } from './draft-steps.tsx'
import { SentCard } from './sent-card.tsx'

export const meta: MetaFunction = () => [{ title: 'Renunciar a la plaza · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'residente')
  const resignation = await readResignationPage(args.context.services.database.db, actor.personId)
  if (resignation === null) throw redirect('/resultado')
  return resignation
}

export const action = (args: ActionFunctionArgs) => submitDraft(args)

export default function ResignationPage() {
  const resignation = useLoaderData<typeof loader>()
  const { written, seat, consequence, changesAt, terms } = resignation
  const open = written === null || written.state === 'drafted' || written.state === 'returned'
  return (
    <Page width="reading">
      <Breadcrumbs way={[{ to: '/resultado', label: 'Mi resultado' }]} here="Renuncia" />
      <PageHeading title={open ? 'Renunciar a la plaza' : 'Mi renuncia'} lead={seat} />
      {open ? (
        <>
          {written?.state === 'returned' && written.answeredAt !== null ? (
            <div className="mb-6">
              <Alert tone="danger" title="Su renuncia anterior fue devuelta y no cuenta">
                El <DateTime at={written.answeredAt} />: {written.returnReason} Corrija y envíe otra; contará la fecha del
                nuevo envío.
              </Alert>
            </div>
          ) : null}
          <ConsequenceAlert consequence={consequence} changesAt={changesAt} />
          <div className="mt-10"><Section title="Los cinco pasos"><DraftSteps resignation={resignation} /></Section></div>
        </>
      ) : <SentCard resignation={resignation} />}
      <div className="mt-10">
        <Section title="Qué fecha decide">
          <ul className="max-w-measure list-disc space-y-2 ps-6">
            <li>La renuncia cuenta con el acuse de recepción y desde el momento en que usted la envió (§5.14.6).</li>
            <li>Antes del <DateTime at={terms.competeAgainBefore} />: podrá concursar en periodos posteriores (§5.17).</li>
            <li>Antes del <DateTime at={terms.keepCourseUntil} />: conserva su curso actual (§5.15).</li>
            <li>Desde entonces: renuncia a su estatus como médico residente del IMSS (§5.16).</li>
          </ul>
        </Section>
      </div>
    </Page>
  )
}

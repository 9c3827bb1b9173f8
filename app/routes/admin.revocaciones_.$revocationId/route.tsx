/** One proposal to take a seat back: what was found, by whom, and the decision of another person. §2.2 E, §3.1 D, §5.18 */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { SummaryList } from '#app/components/data/summary-list.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { notFound, requireRole } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { GROUND_WORDS, OUTCOME_WORDS } from '#app/labels/revocation.ts'
import { readRevocation } from '../admin.revocaciones/queries.server.ts'
import { submitDecision } from './actions.server.ts'
import { DecideForm } from './decide-form.tsx'

export const meta: MetaFunction = () => [{ title: 'Revocación · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'admin')
  const { revocationId } = args.params
  const revocation = isUuid(revocationId) ? await readRevocation(args, revocationId) : null
  if (revocation === null) throw notFound()
  return revocation
}

export const action = (args: ActionFunctionArgs) => submitDecision(args)

export default function RevocationPage() {
  const { personId, name, folio, seat, ground, reason, proposedAt, proposedBy, outcome, decidedAt, decidedBy, note, own } =
    useLoaderData<typeof loader>()
  const words = GROUND_WORDS[ground]
  return (
    <Page>
      <Breadcrumbs way={[{ to: '/admin/revocaciones', label: 'Revocaciones' }]} here={name} />
      <PageHeading title={`Revocación: ${name}`} above={`Folio ${folio}`} lead={seat} />
      {outcome === null ? (
        <Alert tone="danger" title={own ? 'Usted la propuso: decide otra persona' : 'Por decidir'}>{words.consequence}</Alert>
      ) : (
        <Alert tone={outcome === 'approved' ? 'success' : 'info'} title={`${OUTCOME_WORDS[outcome]} por ${decidedBy ?? ''}`}>
          {decidedAt === null ? null : <DateTime at={decidedAt} />}{note === null ? '' : `. ${note}`}
        </Alert>
      )}
      <div className="my-8">
        <SummaryList rows={[
          { term: 'Persona', value: <Link to={`/admin/expedientes/${personId}`}>{name}</Link> },
          { term: 'Causa', value: `${words.label} (${words.clause})` },
          { term: 'Qué se encontró', value: reason },
          { term: 'Propuso', value: <>{proposedBy}, <DateTime at={proposedAt} /></> },
        ]} />
      </div>
      {outcome === null ? <Section title={own ? 'Retirar' : 'Decidir'}><DecideForm own={own} /></Section> : null}
    </Page>
  )
}

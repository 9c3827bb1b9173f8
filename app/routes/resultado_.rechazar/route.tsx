/** Rejecting has pages of its own: what is lost and the password; then the confirmation (Convocatoria §5.13). */
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readOwnSeat } from '#app/award/own-seat.server.ts'
import { Alert } from '#app/components/feedback/alert.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { requireRole } from '#app/http/guards.server.ts'
import { submitRejection } from './actions.server.ts'
import { ConfirmForm } from './confirm-form.tsx'
import { PasswordForm } from './password-form.tsx'

export const meta: MetaFunction = () => [{ title: 'Rechazar la plaza · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'residente')
  const seat = await readOwnSeat(args.context.services.database.db, actor.personId)
  if (seat === null || !['assigned', 'sedeAccepted'].includes(seat.state)) throw redirect('/resultado')
  return { cer: seat.award.cer, sede: seat.award.sede_name, subsede: seat.award.subsede }
}

export async function action(args: ActionFunctionArgs) {
  return submitRejection(args)
}

export default function RejectPage() {
  const { cer, sede, subsede } = useLoaderData<typeof loader>()
  const { proof, reply } = useActionData<typeof action>() ?? { proof: null, reply: null }
  return (
    <Page width="reading">
      <PageHeading
        above={proof === null ? 'Paso 1 de 2' : 'Paso 2 de 2'}
        title={proof === null ? 'Rechazar la plaza asignada' : 'Confirme que rechaza la plaza'}
      />
      <Alert tone="danger" title="Esta decisión es irrevocable (§5.13)">
        Perderá la plaza de {cer} en {sede}{subsede === null ? '' : `, subsede ${subsede}`}. La plaza se libera para
        futuros periodos de selección y nadie puede devolvérsela en este. Podrá concursar en periodos posteriores, si los
        hay, o continuar en el curso en el que está inscrito.
      </Alert>
      {proof === null ? <PasswordForm reply={reply} /> : <ConfirmForm proof={proof} reply={reply} />}
    </Page>
  )
}

/**
 * The system check: any machine of a sede, days before, without a candidate's account. Who has neither the sede's code
 * nor an account of the sede gets the field for the code, and nothing is measured.
 */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { readRequestProof } from '#app/lockdown/check-lockdown.server.ts'
import { readCheckAccess } from '#app/system-check/check-access.server.ts'
import { enterOrLeave } from './actions.server.ts'
import { CheckThisMachine } from './check-this-machine.tsx'
import { EnterCode } from './enter-code.tsx'

export const meta: MetaFunction = () => [{ title: 'Comprobación del equipo · EFISER' }]

export async function loader({ request, context }: LoaderFunctionArgs) {
  const access = await readCheckAccess(context.services.database, request.headers.get('Cookie'))
  if (access === null) return null
  const seen = readRequestProof(request, context.services.env.publicUrl)
  return { origin: access.origin, sedes: access.sedes, seen }
}

export const action = (args: ActionFunctionArgs) => enterOrLeave(args)

export default function SystemCheckPage() {
  const access = useLoaderData<typeof loader>()
  if (access === null) {
    return (
      <Page width="reading">
        <PageHeading
          title="Comprobación del equipo"
          lead="Mide en un minuto si este equipo y su red sirven para el examen, y dice qué hacer si algo falla."
        />
        <EnterCode />
      </Page>
    )
  }
  return (
    <Page width="reading">
      <PageHeading
        title="Comprobación del equipo" above={access.sedes.map(({ name }) => name).join(' · ')}
        lead="Mide en un minuto si este equipo y su red sirven para el examen, y dice qué hacer si algo falla."
        act={access.origin === 'staff'
          ? <ButtonLink look="secondary" to="/comprobacion/equipos">Equipos de la sede</ButtonLink> : null}
      />
      <CheckThisMachine origin={access.origin} sedes={access.sedes} seen={access.seen} />
    </Page>
  )
}

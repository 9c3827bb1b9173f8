/** The machines of a sede for its staff: who of them serves, the sheet to print, and the code for all machines. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { Download, KeyRound, Printer } from 'lucide-react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { MachineSummary } from '#app/system-check/machine-summary.tsx'
import { MachineTable } from '#app/system-check/machine-table.tsx'
import { changePass } from './actions.server.ts'
import { readOwnMachines } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Equipos de la sede · EFISER' }]

export const loader = (args: LoaderFunctionArgs) => readOwnMachines(args)
export const action = (args: ActionFunctionArgs) => changePass(args)

export default function OwnMachines() {
  const loaded = useLoaderData<typeof loader>()
  const { sedes, sede, machines, lockdown } = loaded
  return (
    <Page>
      <PageHeading above={`${sede.name}, ${sede.city}`} title="Equipos de la sede"
        lead="Qué equipos sirven para el examen, según su última comprobación."
        act={(
          <ButtonLink to={`/comprobacion/hoja.pdf?sede=${sede.code}`} reloadDocument look="secondary" icon={Printer}>
            Hoja para imprimir
          </ButtonLink>
        )} />
      {sedes.length < 2 ? null : (
        <nav aria-label="Sedes" className="mb-6 flex flex-wrap gap-x-6 gap-y-2">
          {sedes.map(({ code, name }) => (
            <Link key={code} to={`?sede=${code}`} aria-current={code === sede.code ? 'page' : undefined}
              className="aria-[current=page]:font-semibold">{name}</Link>
          ))}
        </nav>
      )}
      <MachineSummary {...loaded} />
      <Section title="Código para los equipos"><PassPart /></Section>
      {lockdown ? (
        <Section title="Safe Exam Browser">
          <p className="mb-4 max-w-measure">
            {lockdown.required ? 'Su sede debe usarlo.' : 'Su sede no está obligada a usarlo; un examen puede estarlo.'}{' '}
            Guarde este archivo en cada equipo y ábralo con Safe Exam Browser; no lo entregue a aspirantes.
          </p>
          <ButtonLink to="/comprobacion/efiser.seb" reloadDocument look="secondary" icon={Download}>
            Descargar efiser.seb
          </ButtonLink>
        </Section>
      ) : null}
      <Section title="Equipos" acts={(
        <>
          <ButtonLink look="quiet" to="/comprobacion">Comprobar este equipo</ButtonLink>
          <ButtonLink look="quiet" to="/ensayo">Hacer un ensayo</ButtonLink>
        </>
      )}>
        <MachineTable machines={machines} />
      </Section>
    </Page>
  )
}

function PassPart() {
  const { sede, pass } = useLoaderData<typeof loader>()
  const changed = useActionData<typeof action>()
  const code = pass === null ? null : changed?.code ?? null
  return (
    <>
      {changed === undefined || changed.problem === null ? null : (
        <Alert tone="danger" announce title={changed.problem} />
      )}
      {code === null ? (
        <p className="max-w-measure">
          Con el código, cualquier equipo de la sede abre <strong>/comprobacion</strong> sin cuenta, se comprueba y hace
          ensayos. No abre nada más.{' '}
          {pass === null ? 'Ahora no hay ninguno vigente.'
            : <>El vigente vence el <DateTime at={pass.expiresAt} localZone={sede.zone} />; no puede volver a mostrarse.</>}
        </p>
      ) : (
        <div role="status">
          <p className="my-4 text-3xl font-semibold tracking-wider tabular-nums">{code}</p>
          <p>Anótelo: no puede volver a mostrarse. Escríbalo en cada equipo, en <strong>/comprobacion</strong>.</p>
        </div>
      )}
      <Form method="post" action={`?sede=${sede.code}`} className="mt-4 flex flex-wrap gap-3">
        <SubmitButton name="intent" value="issue" look="secondary" icon={KeyRound} pendingText="Un momento…">
          {pass === null ? 'Dar un código' : 'Dar otro código (el anterior deja de servir)'}
        </SubmitButton>
        {pass === null ? null : (
          <SubmitButton name="intent" value="end" look="quiet" pendingText="Un momento…">Anular el código</SubmitButton>
        )}
      </Form>
    </>
  )
}

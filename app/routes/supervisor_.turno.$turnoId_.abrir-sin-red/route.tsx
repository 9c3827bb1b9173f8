/**
 * For a candidate whose machine lost the net at T0: shows the code that opens the
 * paper waiting there, once. A page of its own, since the act starts the exam and
 * stands in the audit.
 */
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { KeyRound } from 'lucide-react'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { drawQrPath } from '#app/documents/qr-path.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { formatTimeWithSeconds } from '#app/labels/format-time.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { showOfflineCode } from '#app/use-cases/show-offline-code.server.ts'
import { OfflineCode } from './offline-code.tsx'
import { openOffline, readOfflineOpening } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Abrir sin red · EFISER' }]

const PRIVATE = { headers: { 'Cache-Control': 'no-store' } }

/** Also where the page comes whole, without a script. */
export const headers = () => PRIVATE.headers

export const loader = async (args: LoaderFunctionArgs) => data(await readOfflineOpening(args), PRIVATE)

export async function action(args: ActionFunctionArgs) {
  const { actor, candidate: { attemptId } } = await openOffline(args)
  const shown = await showOfflineCode(args.context.services, actor, { attemptId })
  if (!shown.ok) {
    const status = refusalStatus(shown.refusal)
    return data({ problem: describeRefusal(shown), shown: null }, { ...PRIVATE, status })
  }
  return data({ problem: null, shown: { ...shown.value, qr: drawQrPath(shown.value.code) } }, PRIVATE)
}

export default function OfflineOpeningPage() {
  const { turno, zone, folio, name, back, hasKey, shownAt, shownTo, openedAt } = useLoaderData<typeof loader>()
  const replied = useActionData<typeof action>()
  const shown = replied?.shown ?? null
  return (
    <Page width="reading">
      <PageHeading above={`Turno ${turno}, folio ${folio}`} title={`Abrir sin red el examen de ${name}`} />
      {replied === undefined || replied.problem === null ? null : (
        <Alert tone="danger" announce title={replied.problem} />
      )}
      {shown !== null ? <OfflineCode {...shown} zone={zone} /> : (
        <div className="space-y-4">
          <p className="max-w-measure">
            Si el equipo de esta persona se quedó sin red al comenzar, el código abre ahí el examen que ya descargó.
            Sirve solo para esta persona y para el equipo en que está.
          </p>
          {hasKey ? (
            <Alert title="Al mostrar el código, su examen queda iniciado (§3.1 B)">
              El tiempo es el del turno, igual para todos. Queda asentado que usted lo vio; a nadie más se le muestra.
            </Alert>
          ) : (
            <Alert tone="attention" title="Su equipo no puede abrirse sin red">
              No recibió su llave antes de la hora, o ningún equipo tiene abierto el examen. Libere el equipo en el
              tablero y pase a la persona a uno con red.
            </Alert>
          )}
          {shownAt === null ? null : (
            <p className="max-w-measure">
              El código se mostró a {shownTo} a las {formatTimeWithSeconds(shownAt, zone)}.
            </p>
          )}
        </div>
      )}
      {openedAt === null ? null : (
        <p className="mt-4 max-w-measure">
          Su equipo avisó que lo abrió sin red a las {formatTimeWithSeconds(openedAt, zone)}, por su propio reloj.
        </p>
      )}
      <Form method="post">
        <ActRow>
          {shown === null && hasKey ? (
            <SubmitButton icon={KeyRound} pendingText="Mostrando…">Mostrar el código</SubmitButton>
          ) : null}
          <ButtonLink to={back} look="secondary">Volver al tablero</ButtonLink>
        </ActRow>
      </Form>
    </Page>
  )
}

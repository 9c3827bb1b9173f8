/** Gives the candidate of the panel a single-use sign-in: shown once, in figures that can be read across a desk. */
import { data, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { KeyRound } from 'lucide-react'
import { boardHref } from '#app/board/board-href.ts'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Countdown } from '#app/components/time/countdown.tsx'
import { notFound } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { formatTimeWithSeconds } from '#app/labels/format-time.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { issueSignInCode } from '#app/use-cases/issue-sign-in-code.server.ts'
import { openBoard } from '../supervisor_.turno.$turnoId/queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Código de acceso · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  const { board: { turno, sede, candidates }, person } = await openBoard(args)
  const candidate = candidates.find(({ attemptId }) => attemptId === person)
  if (candidate === undefined) throw notFound()
  return {
    turno: turno.number, zone: sede.zone, folio: candidate.folio,
    name: `${candidate.surnames}, ${candidate.givenNames}`,
    back: boardHref(turno.id, { sedeCode: sede.code, person, search: '', figure: 'expected' }),
  }
}

export async function action(args: ActionFunctionArgs) {
  const { actor, person } = await openBoard(args)
  if (person === null) throw notFound()
  const issued = await issueSignInCode(args.context.services, actor, { attemptId: person })
  const headers = { 'Cache-Control': 'no-store' }
  if (issued.ok) return data({ problem: null, ...issued.value }, { headers })
  return data({ problem: describeRefusal(issued), code: null, until: null }, {
    status: refusalStatus(issued.refusal), headers,
  })
}

export default function CodePage() {
  const { turno, zone, folio, name, back } = useLoaderData<typeof loader>()
  const issued = useActionData<typeof action>()
  return (
    <Page width="reading">
      <PageHeading above={`Turno ${turno}, folio ${folio}`} title={`Código de acceso para ${name}`} />
      {issued === undefined || issued.problem === null ? null : (
        <Alert tone="danger" announce title={issued.problem} />
      )}
      {issued === undefined || issued.code === null ? (
        <Alert title="Un código, una persona, una vez">
          Délo solo tras comprobar la identificación, a quien no puede entrar con su contraseña. La persona abre «Entrar
          con un código» y escribe su folio y el código. Al dar otro, el anterior deja de servir.
        </Alert>
      ) : (
        <div role="status">
          <p className="my-6 text-center text-4xl font-semibold tracking-wider tabular-nums">{issued.code}</p>
          <p>
            Sirve una vez, hasta las {formatTimeWithSeconds(issued.until, zone)} (quedan{' '}
            <Countdown until={issued.until} label="Quedan" />
            ). No puede volver a mostrarse.
          </p>
        </div>
      )}
      <Form method="post">
        <ActRow>
          <SubmitButton icon={KeyRound} pendingText="Generando…">
            {issued === undefined || issued.code === null ? 'Dar un código' : 'Dar otro código'}
          </SubmitButton>
          <ButtonLink to={back} look="secondary">
            Volver al tablero
          </ButtonLink>
        </ActRow>
      </Form>
    </Page>
  )
}

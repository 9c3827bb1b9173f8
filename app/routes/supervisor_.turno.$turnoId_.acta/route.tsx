/** Before the acta is fixed: its counts and incidents to be read once more. Afterwards: the file and its hash. §3.1 */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { FileText } from 'lucide-react'
import type { Figure } from '#app/board/board-tiles.ts'
import { FIGURE_NAMES } from '#app/board/state-words.ts'
import { ActRow } from '#app/components/actions/act-row.tsx'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Figures } from '#app/components/data/figures.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { submitActa } from './actions.server.ts'
import { IncidentTable } from './incident-table.tsx'
import { readActaPage, type ActaPage } from './queries.server.ts'

export const meta: MetaFunction = () => [{ title: 'Acta del turno · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  return readActaPage(args)
}

export async function action(args: ActionFunctionArgs) {
  return submitActa(args)
}

const COUNTED: readonly Figure[] = ['expected', 'present', 'absent', 'denied', 'handedIn', 'closed', 'cancelled']

export default function ActaRoute() {
  const page = useLoaderData<typeof loader>()
  const replied = useActionData<typeof action>()
  const { turno, sede, counts, incidents, board } = page
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
      {replied === undefined ? null : (
        <div className="mb-6">
          <Alert tone="danger" announce title={replied.problem} />
        </div>
      )}
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
      <Section title="Incidencias">
        <IncidentTable incidents={incidents} />
      </Section>
    </Page>
  )
}

function Standing({ page: { turno, acta, over, supervisor, board, pdf } }: { page: ActaPage }) {
  if (acta !== null) {
    return (
      <>
        <Alert tone="success" title="El acta está emitida y ya no cambia">
          <p>
            Emitida el <DateTime at={acta.issuedAt} />. Imprímala y recabe las firmas.
          </p>
          <p className="text-sm break-all">SHA-256 {acta.sha256}</p>
        </Alert>
        <ActRow>
          <ButtonLink to={pdf} icon={FileText} reloadDocument>
            Abrir el acta (PDF)
          </ButtonLink>
        </ActRow>
      </>
    )
  }
  if (!over) {
    return (
      <Alert tone="attention" title="El turno aún no termina">
        El acta se emite cuando todos los exámenes han terminado: el <DateTime at={turno.overAt} />.
      </Alert>
    )
  }
  return (
    <Form method="post">
      <Alert tone="attention" title="El acta se emite una sola vez y después no cambia">
        La firma {supervisor}, por la supervisión. Lea el recuento y las incidencias antes de emitirla.
      </Alert>
      <ActRow>
        <SubmitButton pendingText="Emitiendo…">Emitir el acta</SubmitButton>
        <ButtonLink to={board} look="secondary">
          Volver al tablero
        </ButtonLink>
      </ActRow>
    </Form>
  )
}

/** The seats of one turno at one sede, given by the rule and moved one by one, and its supervisors. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { ListChecks } from 'lucide-react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { SubmitButton } from '#app/components/actions/submit-button.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { formatCounted } from '#app/labels/format-number.ts'
import { submitSeating } from './actions.server.ts'
import { MoveForm } from './move-form.tsx'
import { PostList } from './post-list.tsx'
import { readSeating, type SeatingPage } from './queries.server.ts'
import { RoomSeats } from './room-seats.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data === undefined ? 'Lugares · EFISER' : `Lugares del turno ${data.turno.number} · EFISER` },
]

export async function loader(args: LoaderFunctionArgs) {
  return readSeating(args)
}

export async function action(args: ActionFunctionArgs) {
  return submitSeating(args)
}

export default function SeatingOfTurno() {
  const page = useLoaderData<typeof loader>()
  const replied = useActionData<typeof action>()
  const { sede, role, turno, doorsAt, seatsOpen, rooms, unseated, moved } = page
  const here = `/sede/${sede.code}/turno/${turno.id}`
  const home = role === 'admin' ? { to: '/admin/sedes', label: 'Sedes' } : { to: '/sede', label: 'Mi sede' }
  const refused = replied?.intent === 'assign' ? replied.result.error?.[''] ?? [] : []
  const seated = rooms.reduce((sum, { people }) => sum + people.length, 0)
  return (
    <Page>
      <Breadcrumbs
        way={[home, { to: `/sede/${sede.code}/salas`, label: 'Salas y lugares' }]} here={`Turno ${turno.number}`}
      />
      <PageHeading
        above={`${sede.name}, ${sede.city}`} title={`Turno ${turno.number}: lugares y supervisores`}
        lead={<>Comienza el <DateTime at={turno.startsAt} localZone={sede.zone} />.</>}
        act={(
          <ButtonLink to={`${here}/lista.pdf`} look="secondary" icon={ListChecks} reloadDocument>
            Lista para firmar (PDF)
          </ButtonLink>
        )}
      />
      <div className="mb-8 space-y-4" aria-live="polite">
        {refused.map((text) => <Alert key={text} tone="danger" title={text} announce />)}
        {seatsOpen ? null : (
          <Alert title="La entrada ya abrió: los lugares no cambian">
            Abrió el <DateTime at={doorsAt} localZone={sede.zone} />. Si un equipo falla, el supervisor lo libera en el
            tablero y la persona sigue en otro.
          </Alert>
        )}
        {unseated.length > 0 ? (
          <Alert tone="attention" title={formatCounted(unseated.length, 'aspirante sin lugar', 'aspirantes sin lugar')}>
            {formatCounted(seated, 'tiene', 'tienen')} lugar. Las salas suman{' '}
            {rooms.reduce((sum, { capacity }) => sum + capacity, 0)} lugares.
          </Alert>
        ) : <Alert tone="success" title={`Todos tienen lugar: ${seated}`} />}
      </div>
      {moved === null || !seatsOpen ? null : (
        <Section
          title={`Cambiar de lugar a ${moved.givenNames} ${moved.surnames}`}
          lead={`${moved.folio}, ${moved.exam}. ${describeSeatOf(moved, rooms)}`}
        >
          <MoveForm
            key={moved.attemptId} person={moved} rooms={rooms} backTo={here}
            result={replied?.intent === 'move' ? replied.result : null}
          />
        </Section>
      )}
      {unseated.length === 0 ? null : (
        <RoomSeats
          title="Sin lugar" lead="Aún no se les asigna, o no caben." moveAt={seatsOpen ? here : null}
          people={unseated.map((person) => ({ ...person, number: null }))}
        />
      )}
      {rooms.map(({ id, name, capacity, accessible, people }) => (
        <RoomSeats
          key={id} title={name} people={people} moveAt={seatsOpen ? here : null}
          lead={`${people.length} de ${capacity} lugares${accessible ? ', accesible' : ''}.`}
        />
      ))}
      <Section title="Supervisores">
        <PostList {...page} result={replied?.intent === 'post' ? replied.result : null} />
      </Section>
      {seatsOpen ? <Assign unseated={unseated.length} seated={seated} /> : null}
      <Neighbours {...page} />
    </Page>
  )
}

function Assign({ unseated, seated }: { unseated: number; seated: number }) {
  return (
    <Section
      title="Repartir lugares"
      lead="Primero quien tiene un ajuste, en salas accesibles; los exámenes de un mismo turno se alternan; los últimos
        números quedan libres como reserva."
    >
      <div className="flex flex-wrap gap-3">
        {unseated === 0 ? null : (
          <Form method="post">
            <input type="hidden" name="intent" value="assign" />
            <SubmitButton>Dar lugar a quien falta</SubmitButton>
          </Form>
        )}
        {seated === 0 ? null : (
          <Form method="post">
            <input type="hidden" name="intent" value="assignAgain" />
            <SubmitButton look="secondary">Repartir todo de nuevo</SubmitButton>
          </Form>
        )}
      </div>
      {seated === 0 ? null : (
        <p className="mt-3 max-w-measure text-grey">
          Repartir de nuevo quita también los lugares que alguien eligió a mano.
        </p>
      )}
    </Section>
  )
}

function Neighbours({ sede, before, after }: Pick<SeatingPage, 'sede' | 'before' | 'after'>) {
  const link = ({ id, number }: { id: string; number: number }, words: string) => (
    <ButtonLink to={`/sede/${sede.code}/turno/${id}`} look="secondary">{`${words}: turno ${number}`}</ButtonLink>
  )
  if (before === null && after === null) return null
  return (
    <nav aria-label="Otros turnos de la sede" className="mt-8 flex flex-wrap gap-3">
      {before === null ? null : link(before, 'Anterior')}
      {after === null ? null : link(after, 'Siguiente')}
    </nav>
  )
}

function describeSeatOf({ seat }: NonNullable<SeatingPage['moved']>, rooms: SeatingPage['rooms']): string {
  const room = rooms.find(({ id }) => id === seat?.roomId)
  return seat === null || room === undefined ? 'Aún sin lugar.' : `Ahora en ${room.name}, lugar ${seat.number}.`
}

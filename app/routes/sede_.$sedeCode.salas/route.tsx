/** The rooms of a sede, its telephone, and its turnos: for its education authority and the coordination. */
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { FileText } from 'lucide-react'
import { ButtonLink } from '#app/components/actions/button-link.tsx'
import { DataTable, type Column } from '#app/components/data/data-table.tsx'
import { Alert } from '#app/components/feedback/alert.tsx'
import { StateWord } from '#app/components/feedback/state-word.tsx'
import { Breadcrumbs } from '#app/components/page/breadcrumbs.tsx'
import { PageHeading } from '#app/components/page/page-heading.tsx'
import { Page } from '#app/components/page/page.tsx'
import { Section } from '#app/components/page/section.tsx'
import { DateTime } from '#app/components/time/date-time.tsx'
import { formatCounted } from '#app/labels/format-number.ts'
import { submitRooms } from './actions.server.ts'
import { PhoneForm } from './phone-form.tsx'
import { readRooms, type RoomsPage } from './queries.server.ts'
import { RoomForm } from './room-form.tsx'

export const meta: MetaFunction = () => [{ title: 'Salas de la sede · EFISER' }]

export async function loader(args: LoaderFunctionArgs) {
  return readRooms(args)
}

export async function action(args: ActionFunctionArgs) {
  return submitRooms(args)
}

type Room = RoomsPage['rooms'][number]
type Turno = RoomsPage['turnos'][number]

export default function RoomsOfSede() {
  const { sede, role, rooms, capacity, most, turnos, edited, coordinationPhone } = useLoaderData<typeof loader>()
  const replied = useActionData<typeof action>()
  const home = role === 'admin' ? { to: '/admin/sedes', label: 'Sedes' } : { to: '/sede', label: 'Mi sede' }
  return (
    <Page>
      <Breadcrumbs way={[home]} here="Salas y lugares" />
      <PageHeading
        above={`${sede.name}, ${sede.city}`} title="Salas y lugares"
        lead="Antes del día: qué salas hay, quién se sienta dónde y quién supervisa cada una."
        act={(
          <span className="flex flex-wrap gap-3">
          <ButtonLink to={`/sede/${sede.code}/cambios`} look="secondary">Cambios de sede</ButtonLink>
          <ButtonLink to={`/sede/${sede.code}/tarjeta.pdf`} look="secondary" icon={FileText} reloadDocument>
            Tarjeta de emergencia (PDF)
          </ButtonLink>
          </span>
        )}
      />
      {capacity >= most ? null : (
        <div className="mb-8">
          <Alert tone="danger" title={`Faltan ${formatCounted(most - capacity, 'lugar', 'lugares')}`}>
            El turno más numeroso tiene {most} aspirantes y las salas {capacity} lugares.
          </Alert>
        </div>
      )}
      <Section title="Turnos">
        <DataTable
          caption="Turnos de la sede" captionHidden narrow="stack" columns={turnoColumns(sede)} rows={turnos}
          rowKey={({ id }) => id} empty="Aquí verá los turnos en cuanto haya aspirantes que presenten en la sede."
        />
      </Section>
      <Section title="Salas">
        <DataTable
          caption="Salas de la sede" captionHidden narrow="stack" columns={roomColumns(sede.code)} rows={rooms}
          rowKey={({ id }) => id} empty="Aún no hay salas. Agregue la primera abajo."
        />
      </Section>
      <Section title={edited === null ? 'Agregar una sala' : `Cambiar ${edited.name}`}>
        <RoomForm
          key={edited?.id ?? `nueva-${rooms.length}`} sedeCode={sede.code} room={edited}
          result={replied?.intent === 'room' ? replied.result : null}
        />
      </Section>
      <Section title="Teléfonos" lead={`Coordinación: ${coordinationPhone}.`}>
        <PhoneForm key={sede.phone} phone={sede.phone} result={replied?.intent === 'phone' ? replied.result : null} />
      </Section>
    </Page>
  )
}

function turnoColumns({ code, zone }: RoomsPage['sede']): Column<Turno>[] {
  return [
    {
      key: 'turno', header: 'Turno', rowHeader: true,
      cell: ({ id, number }) => <Link to={`/sede/${code}/turno/${id}`}>Turno {number}</Link>,
    },
    { key: 'when', header: 'Comienza', cell: ({ startsAt }) => <DateTime at={startsAt} localZone={zone} form="short" /> },
    { key: 'expected', header: 'Aspirantes', align: 'end', cell: ({ expected }) => expected },
    {
      key: 'seated', header: 'Lugares', cell: ({ expected, seated, over }) => seated === expected
        ? <StateWord shape="check" tone={over ? 'neutral' : 'success'}>Todos asignados</StateWord>
        : <StateWord shape="triangle" tone="attention">{expected - seated === 1 ? 'Falta 1' : `Faltan ${expected - seated}`}</StateWord>,
    },
  ]
}

function roomColumns(sedeCode: string): Column<Room>[] {
  return [
    { key: 'name', header: 'Sala', rowHeader: true, cell: ({ name }) => name },
    { key: 'capacity', header: 'Lugares', align: 'end', cell: ({ capacity }) => capacity },
    { key: 'machines', header: 'Equipos certificados', align: 'end', cell: ({ machines }) => machines ?? 'Sin dato' },
    { key: 'access', header: 'Accesible', cell: ({ accessible }) => accessible ? 'Sí' : 'No' },
    {
      key: 'change', header: 'Cambiar', cell: ({ id, name }) => (
        <Link to={`/sede/${sedeCode}/salas?sala=${id}`} className="inline-flex min-h-6 items-center">
          Cambiar <span className="sr-only">{name}</span>
        </Link>
      ),
    },
  ]
}

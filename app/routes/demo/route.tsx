/** Moves the clock of a demonstration and leads back to where one was. Has no face of its own. */
import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { readCurrentConvocatoria } from '#app/current-convocatoria.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { windowOf } from '#exam-engine/kernel/time.ts'
import { moveDemoClock } from '#app/use-cases/move-demo-clock.server.ts'
import { instantOfMoment } from './moment-instant.ts'
import { readArrival } from './read-arrival.server.ts'
import { readNextCall } from './read-next-call.server.ts'
import { moveClockSchema } from './schema.ts'

export async function action({ request, context: { services } }: ActionFunctionArgs) {
  const form = moveClockSchema.safeParse(Object.fromEntries(await request.formData()))
  const convocatoria = await readCurrentConvocatoria(services.database.db)
  const turno = convocatoria?.turnos.find(({ id }) => id === form.data?.turno)
  const known = turno !== undefined || convocatoria?.turnos.length === 0
  if (!form.success || !convocatoria || !known) throw new Response('PAYLOAD_INVALID', { status: 422 })
  const target = instantOfMoment(form.data.moment, {
    ...convocatoria.calendar, arrival: await readArrival(services.database.db, convocatoria.id),
    nextCall: await readNextCall(services.database.db),
    turno: turno === undefined ? null : windowOf(turno.startsAt, turno.endsAt),
  })
  if (target === null) throw new Response('PAYLOAD_INVALID', { status: 422 })
  const moved = await moveDemoClock(services, target)
  if (!moved.ok) throw new Response(moved.refusal, { status: refusalStatus(moved.refusal) })
  return redirect(form.data.returnTo)
}

export function loader() {
  return redirect('/')
}

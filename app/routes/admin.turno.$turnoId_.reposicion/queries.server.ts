/** What the convocatoria allows to give back in a turno, what was given, and the sedes of the turno. */
import { randomUUID } from 'node:crypto'
import type { AppLoadContext } from '@remix-run/node'
import { listCompensations, readCompensationLimit } from '#db/queries/compensations.ts'
import { listOutages } from '#db/queries/sede-outages.ts'
import { findTurno, listSedesOfTurno } from '#db/queries/turnos.ts'
import { notFound } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'

/** `newId` is of the act that this page may do: sent twice, it gives once. */
export async function readCompensations({ services }: AppLoadContext, turnoId: string | undefined) {
  const { db } = services.database
  const turno = isUuid(turnoId) ? await findTurno(db, turnoId) : undefined
  if (turno === undefined) throw notFound()
  const [sedes, given, limit, outages] = await Promise.all([
    listSedesOfTurno(db, turno.id), listCompensations(db, turno.id), readCompensationLimit(db, turno.id, ''),
    listOutages(db, { turnoId: turno.id }),
  ])
  return {
    newId: randomUUID(),
    outages,
    turno: { id: turno.id, number: turno.number, startsAt: turno.starts_at, endsAt: turno.ends_at },
    allowedMinutes: limit?.allowed ?? 0,
    sedes: sedes.map(({ code, name, city }) => ({ value: code, label: `${name}, ${city}` })),
    given: given.map((row) => ({
      id: row.id, sede: row.sede_name, minutes: row.minutes, reason: row.reason, at: row.recorded_at,
      by: `${row.given_names} ${row.first_surname}`,
    })),
  }
}

export type CompensationPage = Awaited<ReturnType<typeof readCompensations>>

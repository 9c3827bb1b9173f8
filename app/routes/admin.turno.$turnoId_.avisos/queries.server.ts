/** The announcements of a turno with who has not confirmed, and the sedes that one can be sent to. */
import { randomUUID } from 'node:crypto'
import type { AppLoadContext } from '@remix-run/node'
import { listAnnouncements, listMissingConfirmations } from '#db/queries/announcements.ts'
import { findTurno, listSedesOfTurno } from '#db/queries/turnos.ts'
import { notFound } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'

/** `newId` is of the announcement that this page may send: sent twice, it is announced once. */
export async function readAnnouncements({ services }: AppLoadContext, turnoId: string | undefined) {
  const { db } = services.database
  const turno = isUuid(turnoId) ? await findTurno(db, turnoId) : undefined
  if (turno === undefined) throw notFound()
  const [sedes, rows] = await Promise.all([listSedesOfTurno(db, turno.id), listAnnouncements(db, turno.id, null)])
  const announcements = await Promise.all(rows.map(async (row) => ({
    ...row, missing: row.confirmed === row.reached ? [] : await listMissingConfirmations(db, row.id, null),
  })))
  return {
    newId: randomUUID(),
    turno: { id: turno.id, number: turno.number, startsAt: turno.starts_at },
    sedes: sedes.map(({ code, name, city }) => ({ code, label: `${name}, ${city}` })),
    announcements,
  }
}

export type Announced = Awaited<ReturnType<typeof readAnnouncements>>['announcements'][number]

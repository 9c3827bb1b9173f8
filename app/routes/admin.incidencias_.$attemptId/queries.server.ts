/** One incident, or a 404: an attempt that is neither denied nor cancelled has none. */
import type { AppLoadContext } from '@remix-run/node'
import { findIncident } from '#db/queries/admin-incidents.ts'
import { findFirstFreeze } from '#db/queries/attempt-read.ts'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { notFound } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { describeIncident } from '../admin.incidencias/incident.ts'

export async function readIncident({ services: { database: { db } } }: AppLoadContext, attemptId: string | undefined) {
  const row = isUuid(attemptId) ? await findIncident(db, attemptId) : undefined
  const convocatoria = await findCurrentConvocatoria(db)
  if (row === undefined || convocatoria === undefined) throw notFound()
  const marksFrozenAt = await findFirstFreeze(db, convocatoria.id)
  return describeIncident(row, { now: await readNow(db), marksFrozenAt })
}

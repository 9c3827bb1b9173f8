/** The acceptance of the published selection by course and by sede, out of one snapshot; both are empty before it. */
import type { AppLoadContext } from '@remix-run/node'
import type { DbOrTrx } from '#db/client.ts'
import { countAwardsByPlace } from '#db/queries/acceptance-counts.ts'
import { findCallOfSeats } from '#db/queries/call-of-seats.ts'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { countAcceptance, countBySede } from './acceptance-counts.ts'

/** Null before any convocatoria. */
export async function readAcceptance({ services: { database: { db } } }: AppLoadContext) {
  return readAcceptanceOf(db)
}

export async function readAcceptanceOf(db: DbOrTrx) {
  const now = await readNow(db)
  const call = await findCallOfSeats(db, false)
  if (call === undefined) {
    const next = await findCurrentConvocatoria(db)
    if (next === undefined) return null
    return { callId: next.id, title: next.title, now, results: { from: next.results_from, until: next.results_until }, courses: [], sedes: [] }
  }
  const results = { from: call.results_from, until: call.results_until }
  const rows = await countAwardsByPlace(db, call.run_id)
  const sedes = countBySede(rows, results, now).toSorted((a, b) =>
    a.ooad.localeCompare(b.ooad, 'es') || a.sede.localeCompare(b.sede, 'es') || a.code.localeCompare(b.code))
  return { callId: call.id, title: call.title, now, results, courses: countAcceptance(rows, results, now), sedes }
}

export type Acceptance = NonNullable<Awaited<ReturnType<typeof readAcceptanceOf>>>

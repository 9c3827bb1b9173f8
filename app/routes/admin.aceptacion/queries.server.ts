/** The acceptance of the published selection; `courses` is empty before a publication. */
import type { AppLoadContext } from '@remix-run/node'
import { countAwards } from '#db/queries/awards.ts'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria, readConvocatoriaWindows } from '#db/queries/convocatoria-windows.ts'
import { countAcceptance } from './acceptance-counts.ts'

/** Null before any convocatoria. */
export async function readAcceptance({ services: { database: { db } } }: AppLoadContext) {
  const convocatoria = await findCurrentConvocatoria(db)
  if (convocatoria === undefined) return null
  const [now, { results }, rows] = await Promise.all([
    readNow(db), readConvocatoriaWindows(db, convocatoria.id), countAwards(db, convocatoria.id),
  ])
  return { now, results, courses: countAcceptance(rows, results, now) }
}

/** What everybody may know of the results, once they are open. */
import type { AppLoadContext } from '@remix-run/node'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria, readConvocatoriaWindows } from '#db/queries/convocatoria-windows.ts'
import { listPublicCutoffs } from '#db/queries/results.ts'

export async function readCutoffs({ services: { database: { db } } }: AppLoadContext) {
  const convocatoria = await findCurrentConvocatoria(db)
  if (convocatoria === undefined) return { opensAt: null, cutoffs: [] }
  const { results } = await readConvocatoriaWindows(db, convocatoria.id)
  return { opensAt: results.from, cutoffs: await listPublicCutoffs(db, await readNow(db)) }
}

export type CutoffRow = Awaited<ReturnType<typeof readCutoffs>>['cutoffs'][number]

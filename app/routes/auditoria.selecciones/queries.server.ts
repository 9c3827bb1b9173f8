/** Every run of the convocatoria in force with its hashes. */
import type { AppLoadContext } from '@remix-run/node'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { listRuns } from '#db/queries/selection-runs.ts'

export async function listPackages({ services: { database: { db } } }: AppLoadContext) {
  const convocatoria = await findCurrentConvocatoria(db)
  const runs = convocatoria === undefined ? [] : await listRuns(db, convocatoria.id)
  return runs.map((run) => ({
    id: run.id, frozenAt: run.frozen_at, inputSha256: run.input_sha256, resultsSha256: run.results_sha256,
    publishedAt: run.published_at, discardedAt: run.discarded_at,
  }))
}

export type PackageLine = Awaited<ReturnType<typeof listPackages>>[number]

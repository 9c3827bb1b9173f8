/** Every run of the convocatoria in force with its hashes. */
import type { AppLoadContext } from '@remix-run/node'
import { listPackageFacts } from '#db/queries/audit-packages.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { listRuns } from '#db/queries/selection-runs.ts'

export async function listPackages({ services: { database: { db } } }: AppLoadContext) {
  const convocatoria = await findCurrentConvocatoria(db)
  if (convocatoria === undefined) return []
  const [runs, packages] = await Promise.all([listRuns(db, convocatoria.id), listPackageFacts(db, convocatoria.id)])
  const packageOf = new Map(packages.map((one) => [one.run_id, one]))
  return runs.map((run) => ({
    id: run.id, frozenAt: run.frozen_at, inputSha256: run.input_sha256, resultsSha256: run.results_sha256,
    publishedAt: run.published_at, discardedAt: run.discarded_at,
    packageSha256: packageOf.get(run.id)?.sha256 ?? null,
    seededInputSha256: packageOf.get(run.id)?.seeded_input_sha256 ?? null,
  }))
}

export type PackageLine = Awaited<ReturnType<typeof listPackages>>[number]

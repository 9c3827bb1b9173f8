/** Every run of the convocatoria in force with its hashes. */
import type { AppLoadContext } from '@remix-run/node'
import { readNow } from '#db/queries/clock.ts'
import { listPackageFacts } from '#db/queries/audit-packages.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { listRuns } from '#db/queries/selection-runs.ts'
import type { Actor } from '#app/http/actor.ts'
import { findOpenScores } from '#app/score-openings/require-opening.server.ts'
import { isOpen } from '#app/selection/require-open-run.server.ts'

export async function listPackages({ services: { database: { db } } }: AppLoadContext, actor: Actor) {
  const convocatoria = await findCurrentConvocatoria(db)
  if (convocatoria === undefined) return []
  const [runs, packages] = await Promise.all([listRuns(db, convocatoria.id), listPackageFacts(db, convocatoria.id)])
  const openRuns = new Set<string>()
  const scoresOpen = new Set<string>()
  const now = await readNow(db)
  for (const run of runs) {
    if (await isOpen(db, { convocatoriaId: convocatoria.id, publishedAt: run.published_at })) openRuns.add(run.id)
    if (await findOpenScores(db, actor, { scope: 'run', subjectId: run.id }, now) !== null) scoresOpen.add(run.id)
  }
  const packageOf = new Map(packages.map((one) => [one.run_id, one]))
  return runs.map((run) => ({
    id: run.id, frozenAt: run.frozen_at, inputSha256: run.input_sha256, resultsSha256: run.results_sha256,
    publishedAt: run.published_at, open: openRuns.has(run.id), scoresOpen: scoresOpen.has(run.id), discardedAt: run.discarded_at,
    packageSha256: packageOf.get(run.id)?.sha256 ?? null,
    seededInputSha256: packageOf.get(run.id)?.seeded_input_sha256 ?? null,
  }))
}

export type PackageLine = Awaited<ReturnType<typeof listPackages>>[number]

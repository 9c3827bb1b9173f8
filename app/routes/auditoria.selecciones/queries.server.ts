/** Every run of every convocatoria with its hashes, the newest call first: a package can be checked for ever. */
import type { AppLoadContext } from '@remix-run/node'
import type { DbOrTrx } from '#db/client.ts'
import { listCalls } from '#db/queries/call-versions.ts'
import { readNow } from '#db/queries/clock.ts'
import { listPackageFacts } from '#db/queries/audit-packages.ts'
import { listRuns } from '#db/queries/selection-runs.ts'
import type { Actor } from '#app/http/actor.ts'
import { findOpenScores } from '#app/score-openings/require-opening.server.ts'
import { isOpen } from '#app/selection/require-open-run.server.ts'

export async function listPackages({ services: { database: { db } } }: AppLoadContext, actor: Actor) {
  const calls = await listCalls(db)
  return (await Promise.all(calls.map((call) => listPackagesOf(db, call, actor)))).flat()
}

async function listPackagesOf(db: DbOrTrx, convocatoria: { id: string, title: string }, actor: Actor) {
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
    id: run.id, call: convocatoria.title, frozenAt: run.frozen_at, inputSha256: run.input_sha256, resultsSha256: run.results_sha256,
    publishedAt: run.published_at, open: openRuns.has(run.id), scoresOpen: scoresOpen.has(run.id), discardedAt: run.discarded_at,
    packageSha256: packageOf.get(run.id)?.sha256 ?? null,
    seededInputSha256: packageOf.get(run.id)?.seeded_input_sha256 ?? null,
  }))
}

export type PackageLine = Awaited<ReturnType<typeof listPackages>>[number]

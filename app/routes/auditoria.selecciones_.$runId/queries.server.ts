/** One run's package and the check of it, made anew for each reader. */
import type { AppLoadContext } from '@remix-run/node'
import { findRun } from '#db/queries/admin-selection.ts'
import { notFound } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { checkStoredPackage } from '#app/selection/check-package.server.ts'

/** Throws a 404 for a run that is not there or has no package yet. */
export async function readCheckedPackage(
  { services: { database: { db }, demo } }: AppLoadContext, runId: string | undefined,
) {
  const run = isUuid(runId) ? await findRun(db, runId) : undefined
  if (run === undefined || run.key_id === null || run.package_sha256 === null) throw notFound()
  const answer = await checkStoredPackage(db, run.id, { keyId: run.key_id, demo })
  if (answer === null) throw notFound()
  return {
    id: run.id, ranAt: run.ran_at, publishedAt: run.published_at, packageSha256: run.package_sha256, keyId: run.key_id,
    demo, answer,
  }
}

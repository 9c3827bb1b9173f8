/**
 * Whether a reader may see the scores of a run: the coordination at any time, everybody else, the auditor included, once
 * the run is published and its minute has come. Before, it is not there. §5.1
 */
import type { DbOrTrx } from '#db/client.ts'
import { findRun } from '#db/queries/admin-selection.ts'
import { readNow } from '#db/queries/clock.ts'
import { readConvocatoriaWindows } from '#db/queries/convocatoria-windows.ts'
import { hasRole, type Actor } from '#app/http/actor.ts'
import { notFound } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'

/** Throws a 404 otherwise. */
export async function requireOpenRun(db: DbOrTrx, actor: Actor, runId: string | undefined): Promise<void> {
  const run = isUuid(runId) ? await findRun(db, runId) : undefined
  if (run === undefined) throw notFound()
  if (hasRole(actor, 'admin')) return
  const open = await isOpen(db, { convocatoriaId: run.convocatoria_id, publishedAt: run.published_at })
  if (!open) throw notFound()
}

export async function isOpen(
  db: DbOrTrx, run: { convocatoriaId: string, publishedAt: number | null },
): Promise<boolean> {
  if (run.publishedAt === null) return false
  const { results } = await readConvocatoriaWindows(db, run.convocatoriaId)
  return await readNow(db) >= results.from
}

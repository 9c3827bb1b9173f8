/** The ledger of exclusions: inside the package by selection id, outside of it by folio. No score, no name. */
import type { AppLoadContext } from '@remix-run/node'
import { listExcluded, listOutsidePackage } from '#db/queries/admin-ranking.ts'

export async function readExclusions(
  { services: { database: { db } } }: AppLoadContext, run: { id: string, convocatoriaId: string },
) {
  const [excluded, outside] = await Promise.all([
    listExcluded(db, run.id), listOutsidePackage(db, run.id, run.convocatoriaId),
  ])
  const reasons = Map.groupBy(excluded, ({ exclusion }) => exclusion)
  return {
    reasons: [...reasons].map(([exclusion, rows]) => (
      { exclusion, selectionIds: rows.map(({ selectionId }) => selectionId) })),
    withoutEnarm: outside.filter(({ hasEnarm }) => !hasEnarm).map(({ folio }) => folio),
    /** Registered or given an ENARM mark after the freeze. */
    later: outside.filter(({ hasEnarm }) => hasEnarm).map(({ folio }) => folio),
  }
}

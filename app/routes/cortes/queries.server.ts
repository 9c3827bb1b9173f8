/** What everybody may know of the results, once they are open: searched by course, sede or city. */
import type { AppLoadContext } from '@remix-run/node'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria, readConvocatoriaWindows } from '#db/queries/convocatoria-windows.ts'
import { listPublicCutoffs } from '#db/queries/results.ts'
import { readTableQuery } from '#app/components/data/table-query.ts'
import { simplifyText } from '#exam-engine/kernel/simplify-text.ts'

export async function readCutoffs({ services: { database: { db } } }: AppLoadContext, url: string) {
  const query = readTableQuery(url, { sorts: ['cer'], filters: ['cer'], pageSize: 1_000 })
  const convocatoria = await findCurrentConvocatoria(db)
  if (convocatoria === undefined) return { query, opensAt: null, courses: [], total: 0, cutoffs: [] }
  const { results } = await readConvocatoriaWindows(db, convocatoria.id)
  const all = await listPublicCutoffs(db, await readNow(db))
  const wanted = simplifyText(query.search)
  const cutoffs = all.filter((row) => (query.filters.cer === undefined || row.cer === query.filters.cer)
    && simplifyText(`${row.cer} ${row.sede_name} ${row.city}`).includes(wanted))
  return {
    query, opensAt: results.from, cutoffs, total: all.length, courses: [...new Set(all.map(({ cer }) => cer))],
  }
}

export type CutoffRow = Awaited<ReturnType<typeof readCutoffs>>['cutoffs'][number]

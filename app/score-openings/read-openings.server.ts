/** The openings that the address asks for: the auditor sees all, the coordination its own. */
import { countOpenings, listOpenings, type OpeningFilter } from '#db/queries/score-openings.ts'
import { readNow } from '#db/queries/clock.ts'
import { addDuration, hours } from '#exam-engine/kernel/time.ts'
import { OPENING_PURPOSES, OPENING_ROLES, OPENING_SCOPES } from '#exam-engine/privacy/score-opening.ts'
import { searchWords } from '#app/components/data/search-words.ts'
import { readTableQuery } from '#app/components/data/table-query.ts'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { PERIODS } from './periods.ts'

export async function readOpenings(args: RequestArgs, as: 'admin' | 'auditor') {
  await requireRole(args, as)
  const { db } = args.context.services.database
  const query = readTableQuery<'at', 'alcance' | 'motivo' | 'funcion' | 'periodo'>(args.request.url, {
    sorts: ['at'], filters: ['alcance', 'motivo', 'funcion', 'periodo'], pageSize: 50,
  })
  const { alcance, motivo, funcion, periodo } = query.filters
  const period = PERIODS.find(({ value }) => value === periodo)
  const filter: OpeningFilter = {
    role: as === 'admin' ? 'admin' : OPENING_ROLES.find((role) => role === funcion) ?? null,
    words: searchWords(query.search),
    scope: OPENING_SCOPES.find((scope) => scope === alcance) ?? null,
    purpose: OPENING_PURPOSES.find((purpose) => purpose === motivo) ?? null,
    from: period === undefined ? null : addDuration(await readNow(db), hours(-period.hours)),
  }
  const all = { role: as === 'admin' ? 'admin' as const : null, words: [], scope: null, purpose: null, from: null }
  const [rows, shown, total] = await Promise.all([
    listOpenings(db, filter, { limit: query.pageSize, offset: (query.page - 1) * query.pageSize }),
    countOpenings(db, filter), countOpenings(db, all),
  ])
  return { query, rows, shown, total, as }
}

export type OpeningsView = Awaited<ReturnType<typeof readOpenings>>

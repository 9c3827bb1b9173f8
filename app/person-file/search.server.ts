/** A page of the residents that the address asks for. */
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import {
  countPersonFiles, listPersonFiles, listRosterCemes, PERSON_SORTS, SITUATIONS, type PersonFilter, type PersonSort,
} from '#db/queries/person-search.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'
import { searchWords } from '#app/components/data/search-words.ts'
import { readTableQuery } from '#app/components/data/table-query.ts'
import type { RequestArgs } from '#app/http/guards.server.ts'

export async function searchPersons({ request, context: { services } }: RequestArgs) {
  const { db } = services.database
  const convocatoria = await findCurrentConvocatoria(db)
  if (convocatoria === undefined) return null
  const query = readTableQuery<PersonSort, 'situacion' | 'especialidad'>(request.url, {
    sorts: PERSON_SORTS, filters: ['situacion', 'especialidad'], pageSize: 50,
  })
  const filter: PersonFilter = {
    words: searchWords(query.search),
    ceme: query.filters.especialidad?.replaceAll('\0', '') ?? null,
    situation: SITUATIONS.find((one) => one === query.filters.situacion) ?? null,
  }
  const { sort, direction, page, pageSize } = query
  const [rows, shown, total, cemes] = await Promise.all([
    listPersonFiles(db, convocatoria.id, filter, { sort, direction, limit: pageSize, offset: (page - 1) * pageSize }),
    countPersonFiles(db, convocatoria.id, filter),
    countPersonFiles(db, convocatoria.id, { words: [], ceme: null, situation: null }),
    listRosterCemes(db, convocatoria.id),
  ])
  return {
    title: convocatoria.title, query, shown, total, cemes,
    rows: rows.map(({ id, matricula, folio, ceme, grade, sede, situation, ...names }) => ({
      id, matricula, folio, sede, situation, course: ceme === null ? null : `${ceme} ${String(grade ?? '')}`,
      name: fullName(names.given_names, names.first_surname, names.second_surname),
    })),
  }
}

export type PersonSearch = NonNullable<Awaited<ReturnType<typeof searchPersons>>>

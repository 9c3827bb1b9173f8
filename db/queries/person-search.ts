/** Residents on the roster or registered, found by words in name, matrícula, CURP or folio; accents do not matter. */
import { sql } from 'kysely'
import type { DbOrTrx } from '../client.ts'
import { escapeLike } from '../like-pattern.ts'

export const SITUATIONS = ['registered', 'unregistered', 'cancelled'] as const
export type Situation = (typeof SITUATIONS)[number]

export const PERSON_SORTS = ['name', 'folio', 'matricula', 'ceme'] as const
export type PersonSort = (typeof PERSON_SORTS)[number]

export interface PersonFilter {
  /** As simplifyText makes them; each must be there. */
  words: readonly string[]
  ceme: string | null
  situation: Situation | null
}

interface Slice {
  sort: PersonSort
  direction: 'asc' | 'desc'
  limit: number
  offset: number
}

const haystack = sql<string>`simplify_text(concat_ws(' ', person.given_names, person.first_surname, person.second_surname,
  person.matricula, person.curp, candidate.folio))`

const situation = sql<Situation>`case when is_barred(person.id) then 'cancelled'
  when candidate.id is not null then 'registered' else 'unregistered' end`

const ORDERS = {
  name: ['person.first_surname', 'person.second_surname', 'person.given_names'],
  folio: ['candidate.folio'],
  matricula: ['person.matricula'],
  ceme: ['roster_entry.ceme', 'roster_entry.grade'],
} as const satisfies Record<PersonSort, readonly string[]>

export async function listPersonFiles(
  db: DbOrTrx, convocatoriaId: string, filter: PersonFilter, { sort, direction, limit, offset }: Slice,
) {
  let query = personFiles(db, convocatoriaId, filter)
    .leftJoin('sede', 'sede.code', 'roster_entry.adscription_sede')
    .select(['person.id', 'person.matricula', 'person.given_names', 'person.first_surname', 'person.second_surname',
      'candidate.folio', 'roster_entry.ceme', 'roster_entry.grade', 'sede.name as sede', situation.as('situation')])
  for (const column of ORDERS[sort]) query = query.orderBy(column, (order) => order[direction]().nullsLast())
  return query.orderBy('person.id').limit(limit).offset(offset).execute()
}

export type PersonRow = Awaited<ReturnType<typeof listPersonFiles>>[number]

export async function countPersonFiles(db: DbOrTrx, convocatoriaId: string, filter: PersonFilter): Promise<number> {
  const { count } = await personFiles(db, convocatoriaId, filter)
    .select(({ fn }) => fn.countAll<string>().as('count')).executeTakeFirstOrThrow()
  return Number(count)
}

/** The CEMEs of the roster, to filter by. */
export async function listRosterCemes(db: DbOrTrx, convocatoriaId: string): Promise<string[]> {
  const rows = await db.selectFrom('roster_entry').select('ceme').distinct()
    .where('convocatoria_id', '=', convocatoriaId).orderBy('ceme').execute()
  return rows.map(({ ceme }) => ceme)
}

function personFiles(db: DbOrTrx, convocatoriaId: string, { words, ceme, situation: wanted }: PersonFilter) {
  let query = db.selectFrom('person')
    .leftJoin('roster_entry', (join) => join.onRef('roster_entry.person_id', '=', 'person.id')
      .on('roster_entry.convocatoria_id', '=', convocatoriaId))
    .leftJoin('candidate', (join) => join.onRef('candidate.person_id', '=', 'person.id')
      .on('candidate.convocatoria_id', '=', convocatoriaId))
    .where((where) => where.or([
      where('roster_entry.person_id', 'is not', null), where('candidate.id', 'is not', null),
      where.exists(where.selectFrom('candidate as earlier').select('earlier.id')
        .whereRef('earlier.person_id', '=', 'person.id')),
    ]))
  for (const word of words) query = query.where(haystack, 'like', `%${escapeLike(word)}%`)
  if (ceme !== null) query = query.where('roster_entry.ceme', '=', ceme)
  if (wanted !== null) query = query.where(situation, '=', wanted)
  return query
}

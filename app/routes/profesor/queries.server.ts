/** A professor's residents, of the own CEME in the own sede, and which of their years have a mark. Not the marks. */
import { compareNames } from '#app/board/by-name.ts'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import type { DbOrTrx } from '#db/client.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'

export interface OwnCourse {
  ceme: string
  sedeCode: string
  sede: string
  city: string
  residents: OwnResident[]
}

interface OwnResident {
  candidateId: string
  folio: string
  matricula: string
  surnames: string
  givenNames: string
  grade: number
  /** Years of the CEME up to the current one, each with whether its mark is registered. */
  years: { year: number, registered: boolean }[]
  /** The mark of the current grade is missing: excluded from the contest. §4.2 C */
  lacksCurrent: boolean
}

export async function readOwnResidents(args: RequestArgs): Promise<{ courses: OwnCourse[] }> {
  const actor = await requireRole(args, 'profesor')
  const { db } = args.context.services.database
  const convocatoria = await findCurrentConvocatoria(db)
  if (convocatoria === undefined) return { courses: [] }
  const scopes = actor.grants.flatMap(({ role, sedeCode, ceme }) =>
    role === 'profesor' && sedeCode !== null && ceme !== null ? [{ sedeCode, ceme }] : [])
  return { courses: await Promise.all(scopes.map((scope) => readCourse(db, convocatoria.id, scope))) }
}

async function readCourse(
  db: DbOrTrx, convocatoriaId: string, { sedeCode, ceme }: { sedeCode: string, ceme: string },
): Promise<OwnCourse> {
  const sede = await db.selectFrom('sede').select(['name', 'city']).where('code', '=', sedeCode)
    .executeTakeFirstOrThrow()
  const rows = await db.selectFrom('candidate')
    .innerJoin('person', 'person.id', 'candidate.person_id')
    .leftJoin('grade_mark', 'grade_mark.candidate_id', 'candidate.id')
    .select(['candidate.id', 'candidate.folio', 'candidate.grade', 'person.matricula', 'person.given_names',
      'person.first_surname', 'person.second_surname', 'grade_mark.year'])
    .where('candidate.convocatoria_id', '=', convocatoriaId)
    .where('candidate.adscription_sede', '=', sedeCode).where('candidate.ceme', '=', ceme)
    .execute()
  const residents = [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((marks): OwnResident[] => {
    const [first] = marks
    if (first === undefined) return []
    const registered = new Set(marks.map(({ year }) => year))
    return [{
      candidateId: first.id, folio: first.folio, matricula: first.matricula, grade: first.grade,
      surnames: [first.first_surname, first.second_surname].filter(Boolean).join(' '), givenNames: first.given_names,
      years: listYears(first.grade).map((year) => ({ year, registered: registered.has(year) })),
      lacksCurrent: !registered.has(first.grade),
    }]
  })
  return { ceme, sedeCode, sede: sede.name, city: sede.city, residents: residents.sort(compareNames) }
}

function listYears(grade: number): number[] {
  return Array.from({ length: grade }, (_, index) => index + 1)
}

/** A professor's residents, of the own CEME in the own sede, and how each year's grade stands. Without any mark. §4.2 C */
import { compareNames } from '#app/board/by-name.ts'
import { readCourse } from '#app/grades/read-course.server.ts'
import { ownCourses } from '#app/grades/own-courses.ts'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { listSheets, type GradeCell, type GradedRow } from '#db/queries/grades.ts'
import { judgeGrades } from '#exam-engine/convocatoria/required-grades.ts'

export interface OwnCourse {
  ceme: string
  sedeCode: string
  sede: string
  city: string
  search: string
  frozen: boolean
  residents: OwnResident[]
  /** Drafts that wait for a signature. */
  pending: number
  sheets: { id: string, number: number, grades: number, signedAt: number, signedBy: string }[]
}

interface OwnResident {
  candidateId: string
  folio: string
  matricula: string
  surnames: string
  givenNames: string
  grade: number
  years: { year: number, state: 'signed' | 'draft' | 'missing' }[]
  /** No signed grade of the current year: excluded from the contest. §4.2 C */
  lacksCurrent: boolean
}

export async function readOwnResidents(args: RequestArgs): Promise<{ courses: OwnCourse[] }> {
  const actor = await requireRole(args, 'profesor')
  const { db } = args.context.services.database
  const courses = await Promise.all(ownCourses(actor).map(async (own): Promise<OwnCourse[]> => {
    const course = await readCourse(args, own)
    if (course === null) return []
    const residents = course.residents.map(describeResident).sort(compareNames)
    const sheets = await listSheets(db, course.convocatoriaId, own)
    return [{
      ceme: course.ceme, sedeCode: course.sedeCode, sede: course.sede, city: course.city, search: course.search,
      frozen: course.frozen, residents,
      pending: residents.flatMap(({ years }) => years).filter(({ state }) => state === 'draft').length,
      sheets: sheets.map(({ id, number, grades, signedAt, givenNames, firstSurname }) => (
        { id, number, grades, signedAt, signedBy: `${givenNames} ${firstSurname}` })),
    }]
  }))
  return { courses: courses.flat() }
}

function describeResident({ candidateId, folio, matricula, surnames, givenNames, grade, cells }: GradedRow): OwnResident {
  const signed = cells.filter(({ counts }) => counts !== null).map(({ year }) => year)
  return {
    candidateId, folio, matricula, surnames, givenNames, grade,
    years: cells.map((cell) => ({ year: cell.year, state: stateOf(cell) })),
    lacksCurrent: judgeGrades(grade, signed).excluded,
  }
}

function stateOf({ draft, counts }: GradeCell): 'signed' | 'draft' | 'missing' {
  return counts !== null ? 'signed' : draft !== null ? 'draft' : 'missing'
}

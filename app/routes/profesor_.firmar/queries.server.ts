/** The sheet that would be signed now, with its hash, and who would still be missing after it. §4.2 C */
import { readCourse, requireCourse } from '#app/grades/read-course.server.ts'
import type { RequestArgs } from '#app/http/guards.server.ts'
import { composeSheet } from '#app/use-cases/sign-grade-sheet.server.ts'
import { judgeGrades } from '#exam-engine/convocatoria/required-grades.ts'

export async function readSheet(args: RequestArgs) {
  const { course: own } = await requireCourse(args)
  const course = await readCourse(args, own)
  if (course === null) return null
  const { pending, number, sha256 } = await composeSheet(args.context.services.database.db, course)
  const names = new Map(course.residents.map((one) => [one.folio, `${one.surnames}, ${one.givenNames}`]))
  const lacking = course.residents.filter(
    ({ grade, cells }) =>
      judgeGrades(
        grade,
        cells.filter(({ draft, counts }) => draft !== null || counts !== null).map(({ year }) => year)
      ).excluded
  )
  const { searchParams } = new URL(args.request.url)
  return {
    ceme: course.ceme,
    sede: course.sede,
    search: course.search,
    frozen: course.frozen,
    number,
    sha256,
    grades: pending.map(({ folio, year, grade }) => ({ folio, name: names.get(folio) ?? '', year, grade })),
    lacking: lacking.map(({ folio, surnames, givenNames, grade }) => ({
      folio,
      name: `${surnames}, ${givenNames}`,
      grade,
    })),
    signed: searchParams.get('firmada'),
    imported: searchParams.get('importadas'),
  }
}

/** The template for a professor's own residents: a row per grade that is not signed, with its draft. §4.2 C */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { csvResponse } from '#app/http/csv.ts'
import { readCourse, requireCourse } from '#app/grades/read-course.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  const { course: own } = await requireCourse(args)
  const course = await readCourse(args, own)
  const rows = (course?.residents ?? []).flatMap(({ folio, surnames, givenNames, cells }) =>
    cells
      .filter(({ counts }) => counts === null)
      .map(({ year, draft }) => [folio, `${surnames} ${givenNames}`, year, draft?.mark ?? ''])
  )
  return csvResponse('calificaciones.csv', ['folio', 'nombre', 'grado', 'calificacion'], rows)
}

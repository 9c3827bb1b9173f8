/**
 * Stores what is right as drafts, and says at each other cell what is wrong; what was typed stays on the page. §4.2 C
 */
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { requireCourse, courseSearch } from '#app/grades/read-course.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { enterGrades } from '#app/use-cases/enter-grades.server.ts'
import { baseSchema, cellName, readCells } from './schema.ts'

export interface CaptureReply {
  /** Of the form as a whole. */
  error: string | null
  saved: number
  /** By the name of the cell. */
  faults: Record<string, string>
  typed: Record<string, string>
}

export async function submitGrades(args: ActionFunctionArgs) {
  const { actor, course } = await requireCourse(args)
  const form = await args.request.formData()
  const cells = readCells(form)
  const typed = Object.fromEntries(cells.map((cell) => [cellName(cell.candidateId, cell.year), cell.typed]))
  const base = baseSchema.safeParse(form.get('base'))
  if (!base.success || cells.length === 0) {
    const error = base.success ? 'No hay calificaciones por capturar.' : 'Elija la base: 100, 10 o 5.'
    return data<CaptureReply>({ error, saved: 0, faults: {}, typed }, { status: 422 })
  }
  const entered = await enterGrades(args.context.services, actor, course, { base: base.data, cells })
  if (!entered.ok) {
    const error = describeRefusal(entered)
    return data<CaptureReply>({ error, saved: 0, faults: {}, typed }, { status: refusalStatus(entered.refusal) })
  }
  const { saved, faults } = entered.value
  if (faults.length === 0)
    throw redirect(`/profesor/captura${courseSearch(course)}&base=${base.data}&guardadas=${saved}`)
  const texts = faults.map(({ candidateId, year, refusal }) => [
    cellName(candidateId, year),
    describeRefusal({ refusal, detail: { base: base.data } }),
  ])
  return data<CaptureReply>({ error: null, saved, faults: Object.fromEntries(texts), typed }, { status: 422 })
}

/** The acceptance by course and by sede as a workbook of two sheets, or a document. Their sums are the same. */
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { fileResponse, PDF, workbookBytes, XLSX } from '#app/http/xlsx.server.ts'
import { renderAcceptanceReport } from '#app/documents/acceptance-report.server.ts'
import { sumAcceptance, type AcceptanceCounts } from '#app/acceptance/acceptance-counts.ts'
import { FIGURE_WORDS } from '#app/acceptance/figure-words.ts'
import { exportAcceptance } from '#app/use-cases/export-acceptance.server.ts'

export async function sendAcceptance(args: RequestArgs, form: 'xlsx' | 'pdf'): Promise<Response> {
  const actor = await requireRole(args, 'admin')
  const { services } = args.context
  const done = await exportAcceptance(services, actor, form)
  if (!done.ok) throw notFound()
  const { courses, sedes, title, callId, results, now } = done.value
  const heads = FIGURE_WORDS.map(([, word]) => word)
  const total = figuresOf(sumAcceptance(courses))
  if (form === 'xlsx') {
    const bytes = await workbookBytes([
      { name: 'Por curso', heads: ['Curso', ...heads], rows: [...courses.map((one) => [one.cer, ...figuresOf(one)]), ['Total', ...total]] },
      {
        name: 'Por sede', heads: ['OOAD o UMAE', 'Clave', 'Sede', ...heads],
        rows: [...sedes.map((one) => [one.ooad, one.code, one.sede, ...figuresOf(one)]), ['Total', null, null, ...total]],
      },
    ])
    return fileResponse(bytes, 'aceptacion.xlsx', XLSX)
  }
  const bytes = await renderAcceptanceReport({
    isDemo: services.demo, convocatoria: title, callId, until: results.until, issuedAt: now, heads, total,
    courses: courses.map((one) => [one.cer, ...figuresOf(one)]), sedes: sedes.map((one) => [`${one.sede} (${one.ooad})`, ...figuresOf(one)]),
  })
  return fileResponse(bytes, 'aceptacion.pdf', PDF)
}

function figuresOf(counts: AcceptanceCounts): number[] {
  return FIGURE_WORDS.map(([key]) => counts[key])
}

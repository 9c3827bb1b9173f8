// The acceptance of assigned seats in counts, by course and by receiving sede, at a moment. Names nobody. §5.3, §5.7
import { formatInstant } from '#app/labels/format-time.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { fingerprintOf } from './fingerprint.ts'
import { addFacts, addHeading } from './pdf-blocks.server.ts'
import { addTable } from './pdf-table.server.ts'
import { closeDocument, openDocument, type Flow } from './pdf.server.ts'

export interface AcceptanceReportData {
  readonly isDemo: boolean
  readonly convocatoria: string
  readonly callId: string
  readonly until: Instant
  readonly issuedAt: Instant
  /** Of the figures. */
  readonly heads: readonly string[]
  readonly courses: readonly (readonly [name: string, ...figures: number[]])[]
  readonly sedes: readonly (readonly [name: string, ...figures: number[]])[]
  readonly total: readonly number[]
}

/** The PDF, the same bytes for the same data. */
export async function renderAcceptanceReport(data: AcceptanceReportData): Promise<Buffer> {
  const flow = openDocument({
    title: 'Aceptación de plazas', subtitle: data.convocatoria, folio: data.callId, issuedAt: data.issuedAt, isDemo: data.isDemo,
    fingerprint: fingerprintOf('aceptacion', data), orientation: 'landscape',
    verification: 'Números en el momento que se indica: cambian con cada decisión, renuncia o revocación.',
  })
  addFacts(flow, [['En el momento', formatInstant(data.issuedAt)], ['La aceptación termina', formatInstant(data.until)]])
  addHeading(flow, 'Por curso')
  addCounts(flow, 'Curso', data.heads, [...data.courses, ['Total', ...data.total]])
  addHeading(flow, 'Por sede que recibe')
  addCounts(flow, 'Sede', data.heads, [...data.sedes, ['Total', ...data.total]])
  return closeDocument(flow)
}

function addCounts(flow: Flow, name: string, heads: readonly string[], rows: AcceptanceReportData['courses']): void {
  addTable(flow, [
    { title: name, share: 40, isRowHeader: true }, ...heads.map((title) => ({ title, share: 12, align: 'right' as const })),
  ], rows.map((row) => row.map(String)))
}

/** Who arrives as a workbook or a document, for who receives them. */
import { notFound } from '#app/http/guards.server.ts'
import { fileResponse, PDF, workbookBytes, XLSX } from '#app/http/xlsx.server.ts'
import { renderArrivalsList } from '#app/documents/arrivals-list.server.ts'
import { ARRIVAL_WORDS } from '#app/labels/arrivals.ts'
import { exportArrivals } from '#app/use-cases/export-arrivals.server.ts'
import type { OpenReceiver, ReceiverArgs } from './receiver.server.ts'

const HEADS = ['Folio', 'Nombre', 'Matrícula', 'Curso', 'Sede', 'Subsede', 'Viene de', 'Huella al pie de la carta', 'Presentación',
  'Día en que se presentó', 'Faltas injustificadas']

export async function sendArrivals(
  { context: { services } }: ReceiverArgs, open: OpenReceiver, form: 'xlsx' | 'pdf',
): Promise<Response> {
  const done = await exportArrivals(services, open, form)
  if (!done.ok) throw notFound()
  const { call, people, arrivesOn, now } = done.value
  if (form === 'xlsx') {
    const rows = people.map((one) => [one.folio, one.name, one.matricula, one.cer, one.sede, one.subsede, one.from, one.letterSha256,
      ARRIVAL_WORDS[one.standing].word, one.arrivedOn, one.absences])
    return fileResponse(await workbookBytes([{ name: 'Llegadas', heads: HEADS, rows }]), 'llegadas.xlsx', XLSX)
  }
  const listed = people.map(({ folio, name, matricula, cer, sede, subsede, from, standing, absences, arrivedOn }) => (
    { folio, name, matricula, cer, sede, subsede, from, standing, absences, arrivedOn }))
  return fileResponse(await renderArrivalsList({
    isDemo: services.demo, convocatoria: call.title, name: open.name, arrivesOn, issuedAt: now, people: listed,
  }), 'llegadas.pdf', PDF)
}

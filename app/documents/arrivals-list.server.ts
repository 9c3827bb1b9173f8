// Who arrives, to be worked with at the door on the day: each person with a box for the signature. No score. It notifies
// nothing: what a letter is compared with is the official notification. Convocatoria §5.9.3, §5.12
import { ABSENCE_CONSEQUENCE, ARRIVAL_WORDS } from '#app/labels/arrivals.ts'
import { formatIsoDate } from '#app/labels/format-iso-date.ts'
import type { ArrivalStanding } from '#exam-engine/convocatoria/arrival.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { formatCalendarDate } from './describe-times.ts'
import { fingerprintOf } from './fingerprint.ts'
import { addFacts, addNotice } from './pdf-blocks.server.ts'
import { addTable } from './pdf-table.server.ts'
import { closeDocument, openDocument } from './pdf.server.ts'

export interface ArrivalsListData {
  readonly isDemo: boolean
  readonly convocatoria: string
  /** The OOAD or UMAE. */
  readonly name: string
  readonly arrivesOn: string
  readonly issuedAt: Instant
  readonly people: readonly {
    readonly folio: string, readonly name: string, readonly matricula: string, readonly cer: string, readonly sede: string
    readonly subsede: string | null, readonly from: string, readonly standing: ArrivalStanding, readonly absences: number
    readonly arrivedOn: string | null
  }[]
}

/** The PDF, the same bytes for the same data. */
export async function renderArrivalsList(data: ArrivalsListData): Promise<Buffer> {
  const flow = openDocument({
    title: 'Llegadas', subtitle: data.convocatoria, folio: data.arrivesOn, issuedAt: data.issuedAt, isDemo: data.isDemo,
    fingerprint: fingerprintOf('llegadas', data), orientation: 'landscape',
    verification: 'Lista de trabajo: la carta se coteja con la notificación oficial vigente.',
  })
  addFacts(flow, [
    ['Para', [{ strong: data.name }]], ['Se presentan', formatCalendarDate(data.arrivesOn)], ['Personas', String(data.people.length)],
  ])
  addTable(flow, [
    { title: 'Folio', share: 13 }, { title: 'Nombre y matrícula', share: 28, isRowHeader: true }, { title: 'Curso', share: 18 },
    { title: 'Sede', share: 24 }, { title: 'Viene de', share: 20 }, { title: 'Presentación', share: 18 },
    { title: 'Faltas', share: 8, align: 'right' }, { title: 'Firma', share: 18 },
  ], data.people.map(({ folio, name, matricula, cer, sede, subsede, from, standing, absences, arrivedOn }) => [
    folio, `${name}\n${matricula}`, cer, subsede === null ? sede : `${sede}, subsede ${subsede}`, from,
    arrivedOn === null ? ARRIVAL_WORDS[standing].word : `${ARRIVAL_WORDS[standing].word} el ${formatIsoDate(arrivedOn)}`,
    String(absences), '\n ',
  ]))
  addNotice(flow, ABSENCE_CONSEQUENCE)
  return closeDocument(flow)
}

// The sheet of a sede's machines: which were checked, when, and what was not right; printed and signed by the sede. The
// counts are taken from the list itself and cannot disagree with it.
import { formatCounted } from '#app/labels/format-number.ts'
import { formatInstant, formatShortDateTime } from '#app/labels/format-time.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { fingerprintOf } from './fingerprint.ts'
import { addFacts, addParagraph, addSignatures } from './pdf-blocks.server.ts'
import { addTable } from './pdf-table.server.ts'
import { closeDocument, openDocument } from './pdf.server.ts'

export interface MachineSheetData {
  readonly isDemo: boolean
  readonly sede: { readonly code: string, readonly name: string, readonly city: string }
  readonly machines: readonly {
    readonly label: string, readonly device: string, readonly result: 'pass' | 'warning' | 'fail',
    readonly word: string, readonly at: Instant, readonly notes: readonly string[]
  }[]
  readonly certified: number
  readonly certifiedDays: number
  readonly rehearsals: number
  readonly lastRehearsalAt: Instant | null
  /** In the largest turno of the sede. */
  readonly mostCandidates: number
  readonly issuedAt: Instant
}

/** The PDF, the same bytes for the same data; machines in the order given. */
export async function renderMachineSheet(data: MachineSheetData): Promise<Buffer> {
  const { sede, machines, certified, mostCandidates, rehearsals, lastRehearsalAt } = data
  const flow = openDocument({
    title: 'Comprobación de equipos', subtitle: `${sede.name}, ${sede.city}`, folio: sede.code,
    issuedAt: data.issuedAt, fingerprint: fingerprintOf('comprobacion', data), isDemo: data.isDemo,
    orientation: 'portrait',
    verification: 'La plataforma conserva cada resultado con su hora; la coordinación los consulta por sede.',
  })
  const enough = certified >= mostCandidates
  addFacts(flow, [
    ['Sede', [{ strong: sede.name }, ` · ${sede.city}`]],
    ['Equipos que sirven', [{ strong: String(certified) },
      ` de ${formatCounted(machines.length, 'comprobado', 'comprobados')}, en los últimos ${data.certifiedDays} días`]],
    ['Turno con más aspirantes', [{ strong: String(mostCandidates) },
      enough ? ': los equipos alcanzan' : `: faltan ${String(mostCandidates - certified)} equipos`]],
    ['Ensayos entregados', lastRehearsalAt === null ? 'Ninguno'
      : `${String(rehearsals)}, el último el ${formatInstant(lastRehearsalAt)}`],
    ['Dictamen', [{ strong: enough && rehearsals > 0 ? 'La sede está lista' : 'La sede aún no está lista' }]],
    ['Emitida', formatInstant(data.issuedAt)],
  ])
  if (machines.length === 0) addParagraph(flow, 'Ningún equipo se ha comprobado todavía.')
  else {
    addTable(flow, [
      { title: 'No.', share: 5, align: 'right' }, { title: 'Equipo', share: 24, isRowHeader: true },
      { title: 'Id', share: 10 }, { title: 'Resultado', share: 12 }, { title: 'Comprobado', share: 16 },
      { title: 'Lo que no está bien', share: 43 },
    ], machines.map(({ label, device, word, at, notes }, index) => [
      String(index + 1), label, device, word, formatShortDateTime(at), notes.length === 0 ? '—' : notes.join('\n'),
    ]))
  }
  addSignatures(flow, [
    { name: '', role: 'Autoridad de educación de la sede: nombre y firma' },
    { name: '', role: 'Supervisor: nombre y firma' },
  ], 44)
  return closeDocument(flow)
}

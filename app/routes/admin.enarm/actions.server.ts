/**
 * Shows how every line of a file matches before anything is written, and then takes it whole or not at all; decides the
 * suggested matches one by one. §4.2 A
 */
import { data, redirect, type ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { readCsv } from '#app/csv-import/read-csv.server.ts'
import { readImportForm } from '#app/csv-import/read-upload.server.ts'
import { describeTableFault, WORKBOOK_BROKEN } from '#app/csv-import/table-fault.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeEnarmFault, SUGGESTION_WORDS } from '#app/labels/grade-words.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { decideEnarmSuggestion, importEnarm } from '#app/use-cases/import-enarm.server.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { listEnarmCandidates } from '#db/queries/enarm.ts'
import { matchEnarm, type EnarmMatching } from '#exam-engine/convocatoria/enarm-match.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'

const LARGEST_BYTES = 4 * 1024 * 1024
const MOST_ROWS = 20_000
const COLUMNS = {
  curp: ['curp'],
  name: ['nombre', 'nombre completo'],
  mark: ['puntaje', 'enarm', 'calificacion', 'puntaje enarm'],
} as const

export interface EnarmReply {
  error: string | null
  text: string
  faults: { line: number; problem: string }[]
  suggested: { line: number; reason: string }[]
  exact: number
  /** Read without fault: it can be taken. */
  ready: boolean
}

const decideSchema = z.object({ outcome: z.enum(['confirmed', 'rejected']), suggestion: z.uuid() })

export async function submitEnarm(args: ActionFunctionArgs) {
  const actor = await requireRole(args, 'admin')
  const { services } = args.context
  const form = await readImportForm(args.request, LARGEST_BYTES)
  const answer = (reply: Partial<EnarmReply>, status: number) =>
    data<EnarmReply>(
      {
        error: null,
        text: form?.text ?? '',
        faults: [],
        suggested: [],
        exact: 0,
        ready: false,
        ...reply,
      },
      { status }
    )
  if (form === null) return answer({ error: 'El archivo pasa de 4 MB: divídalo en varios.' }, 413)
  if (form.fault !== null) return answer({ error: WORKBOOK_BROKEN }, 422)
  const suggestion = form.field('suggestion')
  if (suggestion !== '') {
    const sent = decideSchema.safeParse({ suggestion, outcome: form.field('outcome') })
    if (!sent.success) return answer({ error: 'Actualice la página y elija de nuevo.' }, 422)
    const decided = await decideEnarmSuggestion(services, actor, {
      suggestionId: sent.data.suggestion,
      outcome: sent.data.outcome,
    })
    if (decided.ok) throw redirect('/admin/enarm')
    return answer({ error: describeRefusal(decided) }, refusalStatus(decided.refusal))
  }
  const table = readCsv(form.text, COLUMNS, MOST_ROWS)
  if (!table.ok) return answer({ error: describeTableFault(table.fault) }, 422)
  if (form.field('intent') !== 'save') {
    const { db } = services.database
    const convocatoria = await findCurrentConvocatoria(db)
    const candidates = convocatoria === undefined ? [] : await listEnarmCandidates(db, convocatoria.id)
    const matching = matchEnarm(table.rows, candidates)
    return answer(show(matching), matching.faults.length === 0 ? 200 : 422)
  }
  const imported = await importEnarm(services, actor, { lines: table.rows, fileSha256: sha256Hex(form.text) })
  if (!imported.ok) return answer({ error: describeRefusal(imported) }, refusalStatus(imported.refusal))
  if (!imported.value.saved) return answer(show(imported.value), 422)
  const { exact, suggested, unchanged } = imported.value
  throw redirect(`/admin/enarm?tomados=${exact.length - unchanged}&iguales=${unchanged}&sugeridos=${suggested.length}`)
}

function show({ exact, suggested, faults }: EnarmMatching) {
  return {
    exact: exact.length,
    ready: faults.length === 0 && exact.length + suggested.length > 0,
    faults: faults.map((fault) => ({ line: fault.line, problem: describeEnarmFault(fault) })),
    suggested: suggested.map(({ line, reason }) => ({ line, reason: SUGGESTION_WORDS[reason] })),
  }
}

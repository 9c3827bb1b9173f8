/** Checks a list of past cut-offs, as often as wanted, and takes it whole or not at all; withdraws one. */
import { data, redirect } from '@remix-run/node'
import { z } from 'zod'
import { PAST_CUTOFF_COLUMNS } from '#app/csv-import/past-cutoff-columns.ts'
import { readCsv } from '#app/csv-import/read-csv.server.ts'
import { readImportForm } from '#app/csv-import/read-upload.server.ts'
import { describeTableFault, WORKBOOK_BROKEN } from '#app/csv-import/table-fault.ts'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describePastCutoffFault } from '#app/labels/past-cutoff-faults.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { importPastCutoffs, withdrawPastList } from '#app/use-cases/import-past-cutoffs.server.ts'
import type { DbOrTrx } from '#db/client.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { listPoolNames } from '#db/queries/past-cutoffs.ts'
import {
  pastPoolKey, readPastCutoffs, type PastCutoff, type PastCutoffLine,
} from '#exam-engine/convocatoria/past-cutoffs.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { pastListSchema, withdrawSchema } from './schema.ts'

const LARGEST_BYTES = 1024 * 1024
const MOST_ROWS = 5_000

export interface PastListReply {
  error: string | null
  /** Of the fields beside the file. */
  errors: { period?: string[] | undefined, source?: string[] | undefined }
  text: string
  period: string
  source: string
  faults: { line: number, problem: string }[]
  rows: number
  withScore: number
  /** Rows of a course or sede that the call in force does not offer. */
  unseen: string[]
  ready: boolean
}

export async function submitPastList(args: RequestArgs) {
  const actor = await requireRole(args, 'admin')
  const { services } = args.context
  const form = await readImportForm(args.request, LARGEST_BYTES)
  const field = (name: string) => form?.field(name) ?? ''
  const answer = (reply: Partial<PastListReply>, status: number) => data<PastListReply>({
    error: null, errors: {}, text: form?.text ?? '', period: field('period'), source: field('source'), faults: [], rows: 0,
    withScore: 0, unseen: [], ready: false, ...reply,
  }, { status })
  if (form === null) return answer({ error: 'El archivo pasa de 1 MB: divídalo en varios.' }, 413)
  if (field('intent') === 'withdraw') {
    const sent = withdrawSchema.safeParse({ list: field('list') })
    if (!sent.success) return answer({ error: 'Actualice la página y elija de nuevo.' }, 422)
    const done = await withdrawPastList(services, actor, sent.data.list)
    if (!done.ok) return answer({ error: describeRefusal(done) }, refusalStatus(done.refusal))
    throw redirect('/admin/cortes-anteriores?retirada')
  }
  const named = pastListSchema.safeParse({ period: field('period'), source: field('source') })
  const errors = named.success ? {} : z.flattenError(named.error).fieldErrors
  if (form.fault !== null) return answer({ error: WORKBOOK_BROKEN, errors }, 422)
  const table = readCsv(form.text, PAST_CUTOFF_COLUMNS, MOST_ROWS)
  if (!table.ok) return answer({ error: describeTableFault(table.fault), errors }, 422)
  const shown = await show(services.database.db, table.rows)
  if (!named.success) return answer({ ...shown, errors, ready: false }, 422)
  if (field('intent') !== 'save') return answer(shown, shown.ready ? 200 : 422)
  const done = await importPastCutoffs(services, actor, { ...named.data, lines: table.rows, fileSha256: sha256Hex(form.text) })
  if (!done.ok) {
    const text = describeRefusal(done)
    return answer({ ...shown, ready: false, errors: { period: [text] } }, refusalStatus(done.refusal))
  }
  if (!done.value.saved) return answer(shown, 422)
  throw redirect(`/admin/cortes-anteriores?cargados=${done.value.rows.length}`)
}

async function show(db: DbOrTrx, lines: readonly PastCutoffLine[]) {
  const { rows, faults } = readPastCutoffs(lines)
  const current = await findCurrentConvocatoria(db)
  const offered = current === undefined ? [] : await listPoolNames(db, current.id)
  return {
    rows: rows.length, withScore: rows.filter(({ lastPiImss }) => lastPiImss !== null).length,
    faults: faults.map((fault) => ({ line: fault.line, problem: describePastCutoffFault(fault) })),
    unseen: unseenOf(rows, offered), ready: faults.length === 0 && rows.length > 0,
  }
}

/** What is kept and shown nowhere now: often a name that was typed otherwise, so it is said. */
function unseenOf(rows: readonly PastCutoff[], offered: Awaited<ReturnType<typeof listPoolNames>>): string[] {
  const known = new Set(offered.map(pastPoolKey))
  return rows.filter((row) => !known.has(pastPoolKey(row)))
    .map(({ cer, sede, subsede }) => [cer, sede, ...subsede === null ? [] : [subsede]].join(', '))
}

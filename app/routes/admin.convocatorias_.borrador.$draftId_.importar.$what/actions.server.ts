/** Checks a file of sedes or seats, as often as wanted, and takes it whole or not at all. */
import { data, redirect } from '@remix-run/node'
import { importHome } from '#app/call/import-home.ts'
import { IMPORTS, isImportKind, type ImportMode, type ReadImport } from '#app/call/import-rows.ts'
import { readCsv } from '#app/csv-import/read-csv.server.ts'
import { readImportForm } from '#app/csv-import/read-upload.server.ts'
import { describeTableFault, WORKBOOK_BROKEN } from '#app/csv-import/table-fault.ts'
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { importCallRows, previewCallRows, rowsHash } from '#app/use-cases/import-call-rows.server.ts'
import { findDraft } from '#db/queries/call-drafts.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'

const LARGEST_BYTES = 1024 * 1024
const MOST_ROWS = 5_000

export interface RowsReply {
  error: string | null
  text: string
  mode: ImportMode
  /** What was there when the file was checked. */
  seen: string
  read: Omit<ReadImport, 'document'> | null
}

export async function submitRows(args: RequestArgs, draftId: string | undefined, kind: string | undefined) {
  const actor = await requireRole(args, 'admin')
  if (!isUuid(draftId) || !isImportKind(kind)) throw notFound()
  const { services } = args.context
  const form = await readImportForm(args.request, LARGEST_BYTES)
  const mode = form?.field('mode') === 'replace' ? 'replace' as const : 'merge' as const
  const answer = (reply: Partial<RowsReply>, status: number) =>
    data<RowsReply>({ error: null, text: form?.text ?? '', mode, seen: '', read: null, ...reply }, { status })
  if (form === null) return answer({ error: 'El archivo pasa de 1 MB: divídalo en varios.' }, 413)
  if (form.fault !== null) return answer({ error: WORKBOOK_BROKEN }, 422)
  const table = readCsv<string>(form.text, IMPORTS[kind].columns, MOST_ROWS)
  if (!table.ok) return answer({ error: describeTableFault(table.fault) }, 422)
  const { rows } = table
  const draft = await findDraft(services.database.db, draftId)
  if (draft === undefined) throw notFound()
  const seen = rowsHash(kind, draft.document)
  const preview = async () => show(await previewCallRows(services.database.db, draft.document, { kind, mode, rows }))
  if (form.field('intent') !== 'save') {
    const read = await preview()
    return answer({ seen, read }, read.faults.length === 0 ? 200 : 422)
  }
  const taken = await importCallRows(services, actor, draftId, {
    kind, mode, rows, seen: form.field('seen'), fileSha256: sha256Hex(form.text),
  })
  if (!taken.ok) {
    return answer({ error: describeRefusal(taken), seen, read: await preview() }, refusalStatus(taken.refusal))
  }
  throw redirect(`${importHome(draftId, kind)}?guardado=${taken.value}&importadas=${rows.length}`)
}

function show({ faults, added, changed, same, removed }: ReadImport): Omit<ReadImport, 'document'> {
  return { faults, added, changed, same, removed }
}

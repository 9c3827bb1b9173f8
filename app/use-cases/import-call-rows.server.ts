/**
 * Takes a file of sedes or seats into a draft, whole or not at all, upon the rows that its sender was shown. With a
 * problem in any row nothing is written.
 */
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'
import { canonicalJson } from '#exam-engine/kernel/canonical-json.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import type { CallDocument } from '#exam-engine/convocatoria/call-document.ts'
import type { DbOrTrx } from '#db/client.ts'
import { readSurroundings } from '#db/queries/call-drafts.ts'
import { readImport, type ImportKind, type ImportMode, type ReadImport, type SentRow } from '#app/call/import-rows.ts'
import type { Actor } from '#app/http/actor.ts'
import type { Services } from '#app/services.server.ts'
import { changeDraft, type LockDraftRefusal } from './edit-call-draft.server.ts'

export type ImportRowsRefusal = LockDraftRefusal | 'CALL_PART_CHANGED' | 'CALL_ROWS_FAULTY' | 'CALL_INVALID'

interface ImportInput {
  kind: ImportKind
  mode: ImportMode
  rows: readonly SentRow[]
  /** Of the rows that were there when the file was checked: rowsHash. */
  seen: string
  fileSha256: string
}

/** The revision after it. CALL_ROWS_FAULTY: a row has a problem, which the preview names. */
export async function importCallRows(
  services: Pick<Services, 'database'>, actor: Actor, draftId: string,
  { kind, mode, rows, seen, fileSha256 }: ImportInput,
): Promise<Result<number, ImportRowsRefusal>> {
  const { knownSedes } = await readSurroundings(services.database.db, null)
  const about = { part: kind, mode, rows: rows.length, fileSha256 }
  return changeDraft(services, actor, draftId, { action: 'call.import', about }, ({ document, undecided, unchecked }) => {
    if (rowsHash(kind, document) !== seen) return refuse('CALL_PART_CHANGED')
    const read = readImport(kind, rows, document, { mode, knownSedes })
    return read.faults.length > 0 ? refuse('CALL_ROWS_FAULTY')
      : accept({ document: read.document, undecided, unchecked })
  })
}

/** What stands in the draft before a file is taken. */
export function rowsHash(kind: ImportKind, { sedes, pools }: CallDocument): string {
  return sha256Hex(canonicalJson(kind === 'sedes' ? sedes : pools))
}

/** The same for a preview: what the rows would do. */
export async function previewCallRows(
  db: DbOrTrx, document: CallDocument, { kind, mode, rows }: Pick<ImportInput, 'kind' | 'mode' | 'rows'>,
): Promise<ReadImport> {
  const { knownSedes } = await readSurroundings(db, null)
  return readImport(kind, rows, document, { mode, knownSedes })
}
